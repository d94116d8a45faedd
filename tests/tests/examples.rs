//! Law 3, round trip: each example goes up, down and up again, and the catalog is what it was.

use std::path::Path;

use migration_tests::process::Program;
use migration_tests::server::TestDatabase;

/// Each migration up, then each down, then all up.
async fn round_trip(path: &str, migrations: usize) {
    let database = TestDatabase::create().await;
    let program = Program {
        path,
        url: Some(database.url()),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
    };
    let mut schemas = vec![database.schema_dump_without(&["migration_journal"])];
    for _ in 0..migrations {
        program.run(&["up", "-n", "1"]).succeeded();
        schemas.push(database.schema_dump_without(&["migration_journal"]));
    }
    program.run(&["up"]).succeeded().says("nothing to do");
    let top = schemas.pop();
    for before in schemas.into_iter().rev() {
        program.run(&["down"]).succeeded();
        let after = database.schema_dump_without(&["migration_journal"]);
        assert_eq!(sorted(&after), sorted(&before));
    }
    program.run(&["up"]).succeeded();
    let again = database.schema_dump_without(&["migration_journal"]);
    assert_eq!(Some(again), top);
}

/// The lines in any order, and without the order of columns: a column that is dropped and made again stands last.
fn sorted(dump: &str) -> Vec<&str> {
    let mut lines: Vec<_> = dump
        .lines()
        .filter(|line| !line.starts_with("columns of "))
        .map(|line| line.trim_end_matches(','))
        .collect();
    lines.sort_unstable();
    lines
}

#[tokio::test]
async fn task_queue() {
    round_trip(
        env!("CARGO_BIN_EXE_task_queue"),
        task_queue::HISTORY.migrations.len(),
    )
    .await;
}

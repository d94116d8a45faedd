//! Kontali ERP's history on the embedded PostgreSQL, which is used when no database is named.

use std::path::Path;

use migration_core::database::embedded::Embedded;
use migration_tests::mixed::HISTORY;
use migration_tests::process::Program;

fn program(folder: &Path) -> Program<'_> {
    Program {
        path: env!("CARGO_BIN_EXE_kontali"),
        url: None,
        folder,
    }
}

#[test]
fn without_a_server_everything_runs_in_a_folder() {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let program = program(folder.path());
    let up = program.run(&["up"]).succeeded();
    let first = up.stderr.lines().next().unwrap_or_default().to_owned();
    assert!(
        first.contains("embedded") && first.contains("DATABASE_URL"),
        "{up}"
    );
    up.says("making a new database");
    let status = program.run(&["status"]).succeeded();
    status.says("\n6 applied");
    assert!(!status.stderr.contains("making"), "{status}");
    program.run(&["up"]).succeeded().says("nothing to do");
    program.run(&["down", "--all"]).succeeded();
    let status = program.run(&["status"]).succeeded();
    status.says("\n6 pending");
    program.run(&["up"]).succeeded();
}

#[test]
fn two_at_once_share_the_folder_one_after_the_other() {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let program = program(folder.path());
    let (first, second) = (program.start(&["up"]), program.start(&["up"]));
    let ended = [first.end().succeeded(), second.end().succeeded()];
    let idle = ended
        .iter()
        .filter(|ended| ended.to_string().contains("nothing to do"));
    assert_eq!(idle.count(), 1, "{}\n{}", ended[0], ended[1]);
}

/// The process dies at moments all over its work; whatever was committed stays, and the next one goes on.
#[test]
fn a_killed_up_is_finished_by_the_next() {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let program = program(folder.path());
    for moment in [400, 700, 900, 1_000, 1_100, 1_200] {
        let mut running = program.start(&["up"]);
        std::thread::sleep(std::time::Duration::from_millis(moment));
        running.kill_if_running();
    }
    program.run(&["up"]).succeeded();
    let status = program.run(&["status"]).succeeded();
    status.says("\n6 applied");
}

#[test]
fn indexes_are_built_concurrently() {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let program = Program {
        path: env!("CARGO_BIN_EXE_concurrent"),
        ..program(folder.path())
    };
    program.run(&["up"]).succeeded();
    program.run(&["down", "--all"]).succeeded();
    program.run(&["up"]).succeeded();
    let status = program.run(&["status"]).succeeded();
    status.says("\n3 applied");
}

/// One connection is all that it serves, so none else must be opened.
#[test]
fn an_application_may_open_it() {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let embedded = Embedded::start(folder.path(), |_| ()).expect("the embedded PostgreSQL");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let run = async { HISTORY.up(embedded.url()).await };
    let report = runtime.block_on(run).expect("the history");
    assert_eq!(report.done.len(), 3);
    embedded.shutdown().expect("its end");
}

//! Kontali ERP's history, up and down, through the command line on a server.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use migration_tests::catalog::{self, Facts};
use migration_tests::process::Program;
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

const JOURNAL: &str = "migration_journal";
const LAST: &str = "m20250303_093000_support";

fn expected() -> Facts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("facts/kontali-erp.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn program(database: &TestDatabase) -> Program<'_> {
    Program {
        path: env!("CARGO_BIN_EXE_kontali"),
        url: Some(database.url()),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
    }
}

async fn differences(database: &TestDatabase) -> Vec<String> {
    let mut connection = database.connect().await;
    let found = catalog::facts(&mut connection, "public").await.unwrap();
    catalog::differences(&expected(), &found.without(JOURNAL))
}

async fn execute(connection: &mut PgConnection, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
        .execute(connection)
        .await
        .unwrap();
}

fn schema(database: &TestDatabase) -> String {
    database.schema_dump_without(&[JOURNAL])
}

#[tokio::test]
async fn up_makes_what_the_facts_say_and_down_takes_it_back() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    let before = schema(&database);

    program.run(&["up"]).succeeded().says(LAST);
    assert_eq!(differences(&database).await, Vec::<String>::new());
    let after = schema(&database);

    let status = program.run(&["status"]).succeeded();
    status.says("\n6 applied");
    program.run(&["up"]).succeeded().says("nothing to do");

    program.run(&["down", "--all"]).succeeded().says("rows of");
    assert_eq!(schema(&database), before);
    program.run(&["up"]).succeeded();
    assert_eq!(schema(&database), after);
}

#[tokio::test]
async fn each_migration_goes_down_to_what_was_before_it() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    let mut before = vec![schema(&database)];
    for _ in migrations::HISTORY.migrations {
        program.run(&["up", "-n", "1"]).succeeded();
        before.push(schema(&database));
    }
    while let Some(after) = before.pop() {
        assert_eq!(schema(&database), after);
        if !before.is_empty() {
            program.run(&["down"]).succeeded();
        }
    }
}

#[tokio::test]
async fn up_and_down_stop_where_they_are_told() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    program
        .run(&["up", "--to", "m20250113_101500_agents"])
        .succeeded();
    program
        .run(&["down", "--to", "m20250106_090000_tenancy"])
        .succeeded()
        .says("m20250113_101500_agents");
    let status = program.run(&["status"]).succeeded();
    status.says("\n1 applied, 5 pending");
    program
        .run(&["up", "--to", "m20250113_101500_agnets"])
        .failed()
        .says("m20250113_101500_agents");
}

fn psql(database: &TestDatabase, script: &str) {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), script).unwrap();
    let program = env::var("PSQL").unwrap_or_else(|_| "psql".to_owned());
    let output = Command::new(program)
        .args(["-X", "-1", "-q", "-v", "ON_ERROR_STOP=1", "-f"])
        .arg(file.path())
        .arg(database.url())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
}

#[tokio::test]
async fn the_printed_script_makes_the_same_schema() {
    let (ours, psqls) = (TestDatabase::create().await, TestDatabase::create().await);
    program(&ours).run(&["up"]).succeeded();
    let up = program(&ours).run(&["sql", "up"]).succeeded().stdout;
    let again = program(&ours).run(&["sql", "up"]).succeeded().stdout;
    assert_eq!(up, again);

    psql(&psqls, &up);
    assert_eq!(schema(&psqls), schema(&ours));
    let down = program(&ours).run(&["sql", "down"]).succeeded().stdout;
    psql(&psqls, &down);
    assert_eq!(schema(&psqls), "");
}

/// Waits until a session of the command line waits for a lock that somebody else has.
async fn blocked(connection: &mut PgConnection) {
    let started = Instant::now();
    let query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
                 AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()";
    loop {
        let waiting: i64 = sqlx::query_scalar(query)
            .fetch_one(&mut *connection)
            .await
            .unwrap();
        if waiting > 0 {
            return;
        }
        assert!(started.elapsed() < Duration::from_secs(30), "nobody waits");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Waits until so many sessions of the command line are there.
async fn connected(connection: &mut PgConnection, sessions: i64) {
    let started = Instant::now();
    let query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
                 AND application_name = 'migrations'";
    loop {
        let found: i64 = sqlx::query_scalar(query)
            .fetch_one(&mut *connection)
            .await
            .unwrap();
        if found >= sessions {
            return;
        }
        assert!(
            started.elapsed() < Duration::from_secs(30),
            "{found} are there"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_killed_up_is_finished_by_the_next() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    program.run(&["up", "-n", "2"]).succeeded();
    let mut holder = database.connect().await;
    let mut watcher = database.connect().await;
    execute(&mut holder, "BEGIN; LOCK TABLE clients").await;
    let running = program.start(&["up", "--lock-timeout", "60s"]);
    blocked(&mut watcher).await;
    running.kill();
    execute(&mut holder, "ROLLBACK").await;

    program.run(&["up"]).succeeded();
    assert_eq!(differences(&database).await, Vec::<String>::new());
    program.run(&["up"]).succeeded().says("nothing to do");
}

#[tokio::test]
async fn of_two_at_once_one_applies_and_the_other_waits() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    program.run(&["up", "-n", "1"]).succeeded();
    let mut holder = database.connect().await;
    let mut watcher = database.connect().await;
    execute(&mut holder, "BEGIN; LOCK TABLE clients").await;
    let first = program.start(&["up", "--lock-timeout", "60s"]);
    blocked(&mut watcher).await;
    let second = program.start(&["up"]);
    connected(&mut watcher, 2).await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    execute(&mut holder, "ROLLBACK").await;

    first.end().succeeded().says(LAST);
    second
        .end()
        .succeeded()
        .says("waiting")
        .says("nothing to do");
    assert_eq!(differences(&database).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_postgresql_refuses_is_told_and_rolled_back() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    let mut connection = database.connect().await;
    execute(&mut connection, "CREATE TABLE documents (id integer)").await;
    let before = "m20250120_083000_accounting_core";
    let ended = program.run(&["up"]).failed();
    ended
        .says("m20250203_140000_vendor_invoicing")
        .says("Documents")
        .says("CREATE TABLE \"documents\"")
        .says("relation \"documents\" already exists");
    let status = program.run(&["status"]).succeeded();
    status.says("failed").says(before);
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename IN ('vendors', 'vendor_invoices')")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    assert_eq!(tables, 0);

    execute(&mut connection, "DROP TABLE documents").await;
    program.run(&["up"]).succeeded();
    assert_eq!(differences(&database).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_history_that_was_changed_is_told_and_nothing_runs() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    program.run(&["up", "-n", "3"]).succeeded();
    let mut connection = database.connect().await;
    let changes = [
        (
            "UPDATE migration_journal SET checksum = 'x' WHERE id LIKE '%tenancy'",
            "m20250106_090000_tenancy",
        ),
        (
            "UPDATE migration_journal SET id = 'm20250110_000000_lost' WHERE id LIKE '%agents'",
            "m20250110_000000_lost",
        ),
        (
            "UPDATE migration_journal SET id = 'm20990101_000000_newer' WHERE id LIKE '%accounting_core'",
            "m20990101_000000_newer",
        ),
    ];
    let schema_before = schema(&database);
    for (change, named) in changes {
        // The unknown one is the newest, which `down` takes back with the SQL that the journal kept.
        let stays = !named.contains("newer");
        execute(
            &mut connection,
            "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS TABLE migration_journal",
        )
        .await;
        execute(&mut connection, change).await;
        program.run(&["up"]).failed().says(named);
        program.run(&["status"]).succeeded().says(named);
        if stays {
            program.run(&["down"]).failed().says(named);
        }
        execute(
            &mut connection,
            "TRUNCATE migration_journal; INSERT INTO migration_journal TABLE kept; DROP TABLE kept",
        )
        .await;
    }
    assert_eq!(schema(&database), schema_before);
    program.run(&["up"]).succeeded();
}

#[tokio::test]
async fn looking_writes_nothing() {
    let database = TestDatabase::create().await;
    let program = program(&database);
    let before = database.schema_dump();
    program.run(&["status"]).succeeded().says("pending");
    program
        .run(&["plan"])
        .succeeded()
        .says("Create table tenants");
    program.run(&["sql", "up"]).succeeded();
    assert_eq!(database.schema_dump(), before);
}

#[test]
fn a_database_that_cannot_be_reached_is_one_clear_error() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = env!("CARGO_BIN_EXE_kontali");
    for (url, reason) in [
        ("postgres://app:s3cret@127.0.0.1:1/app", "refused"),
        ("mysql://app:s3cret@127.0.0.1/app", "postgres://"),
        ("no url at all", "postgres://"),
        ("postgres://app:s3cret@127.0.0.1:99999/app", "port"),
    ] {
        let program = Program {
            path,
            url: Some(url),
            folder,
        };
        let ended = program.run(&["up"]).failed();
        ended.says(reason);
        assert!(!ended.to_string().contains("s3cret"), "{ended}");
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_is_named() {
    let database = TestDatabase::create().await;
    let url = database.url().replace(database.name(), "nowhere");
    let program = Program {
        url: Some(&url),
        ..program(&database)
    };
    program
        .run(&["up"])
        .failed()
        .says("nowhere")
        .says("does not exist");
    let connection = database.connect().await;
    connection.close().await.unwrap();
}

//! What only looks writes nothing: no row, no object of the catalog, not even the journal's table; and a role that may only read
//! is enough for it.

#![allow(
    clippy::unwrap_used,
    reason = "a test fails by a panic, in its helpers too"
)]

use migration_tests::process::Program;
use migration_tests::server::TestDatabase;
use sqlx::{Connection, PgConnection, Row};
use std::path::Path;

/// Every command that only looks.
const COMMANDS: [&[&str]; 7] = [
    &["status"],
    &["plan"],
    &["plan", "up", "-n", "1"],
    &["plan", "down", "--all"],
    &["sql", "up"],
    &["sql", "down"],
    &["verify"],
];

fn program(url: &str) -> Program<'_> {
    Program {
        path: env!("CARGO_BIN_EXE_task_queue"),
        url: Some(url),
        folder: Path::new("."),
    }
}

/// How many rows of the database were ever written, in its tables and its catalog.
///
/// A session tells its numbers at its end (`pgstat_shutdown_hook`, in PostgreSQL's `pgstat.c`), before it goes from the list of
/// sessions.
async fn written(connection: &mut PgConnection) -> i64 {
    let others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() \
                  AND backend_type = 'client backend'";
    while sqlx::raw_sql(others)
        .fetch_one(&mut *connection)
        .await
        .unwrap()
        .get::<i64, _>(0)
        > 0
    {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    // Others write in what all databases share, and the server itself its statistics.
    let query = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint FROM pg_stat_all_tables JOIN pg_class ON oid = relid \
                 WHERE NOT relisshared AND schemaname <> 'pg_toast' AND pg_class.relname NOT LIKE 'pg_statistic%'";
    let row = sqlx::raw_sql(query).fetch_one(connection).await.unwrap();
    row.get(0)
}

/// Runs every command as a role that may only read, and holds the database against what it was.
async fn looks(database: &TestDatabase, connection: &mut PgConnection, url: &str) {
    let before = (written(connection).await, database.schema_dump());
    for command in COMMANDS {
        program(url).run(command).succeeded();
        let rows = written(connection).await;
        assert_eq!(rows, before.0, "{command:?} wrote rows");
    }
    assert_eq!(database.schema_dump(), before.1);
}

#[tokio::test]
async fn what_only_looks_writes_nothing() {
    let database = TestDatabase::create().await;
    let mut connection = database.connect().await;
    let role = format!("{}_reader", database.name());
    let make = format!("CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA public TO {role}");
    database.execute(&make).await;
    let url = database.url_as(&role);
    looks(&database, &mut connection, &url).await;
    program(database.url()).run(&["up", "-n", "2"]).succeeded();
    let grant = format!("GRANT SELECT ON migration_journal TO {role}");
    database.execute(&grant).await;
    looks(&database, &mut connection, &url).await;
    program(database.url()).run(&["up"]).succeeded();
    looks(&database, &mut connection, &url).await;
    let before = written(&mut connection).await;
    program(database.url())
        .run(&["down", "-n", "1"])
        .succeeded();
    let after = written(&mut connection).await;
    assert!(after > before, "the numbers are told: {after}, {before}");
    connection.close().await.unwrap();
    let remove = format!("DROP OWNED BY {role}; DROP ROLE {role}");
    database.execute(&remove).await;
}

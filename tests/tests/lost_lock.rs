//! Behind a pooler, a second connection holds the migration lock: what happens when that one is lost while migrations run.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_core::History;
use migration_core::database::SessionError;
use migration_core::run::{Event, Report, RunError};
use migration_tests::mixed;
use migration_tests::pooler::Pooler;
use migration_tests::proxy::Wires;
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::task::block_in_place;

const JOURNAL: &[&str] = &["public.migration_journal"];
const LOG: &str = "SELECT string_agg(entry, ', ' ORDER BY entry) FROM log";
const ADVISORY: &str = "SELECT count(*)::text FROM pg_locks JOIN pg_database ON database = pg_database.oid \
                        WHERE locktype = 'advisory' AND datname = current_database()";

mod waits {
    #![allow(
        dead_code,
        missing_docs,
        unreachable_pub,
        reason = "it is a history as a program has it"
    )]

    use sqlx::PgConnection;

    pub mod m20250105_090000_log {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Notes {
            #[create_table]
            Log { entry: Text },
            #[sql(up = "INSERT INTO log VALUES ('first')", down = "")]
            First,
        }
    }

    pub mod m20250112_090000_slow {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Slow {
            #[sql(up = "INSERT INTO log VALUES ('second')", down = "")]
            Second,
            #[execute(super::sleep, down = super::sleep)]
            Slow,
        }
    }

    pub mod m20250119_090000_last {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Last {
            #[sql(up = "INSERT INTO log VALUES ('third')", down = "")]
            Third,
            #[create_index(log(entry), concurrently)]
            ByEntry,
        }
    }

    async fn sleep(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        sqlx::raw_sql("SELECT pg_sleep(1)")
            .execute(connection)
            .await?;
        Ok(())
    }

    migration_core::migrations![
        m20250105_090000_log,
        m20250112_090000_slow,
        m20250119_090000_last,
    ];
}

fn pooler(database: &TestDatabase) -> Pooler {
    let (_, rest) = database.url().split_once("://").unwrap();
    let (authority, _) = rest.split_once('/').unwrap();
    let (user, server) = authority.rsplit_once('@').unwrap();
    Pooler::start(server, user, 6)
}

/// The wires to a pooler, and where a database is behind them.
async fn wires(pooler: &Pooler, database: &TestDatabase) -> (Wires, String) {
    let wires = Wires::start(&pooler.address()).await;
    let url = Pooler::url_at(&wires.address, database.name()) + "&statement-cache-capacity=0";
    (wires, url)
}

async fn text(connection: &mut PgConnection, sql: &str) -> String {
    let row = sqlx::raw_sql(AssertSqlSafe(sql))
        .fetch_one(connection)
        .await;
    row.unwrap()
        .try_get::<Option<String>, _>(0)
        .unwrap()
        .unwrap_or_default()
}

/// Asks until the answer is this.
async fn until(connection: &mut PgConnection, sql: &str, answer: &str) {
    for _ in 0..500 {
        if text(connection, sql).await == answer {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(text(connection, sql).await, answer);
}

/// Cuts the second connection, and waits until the server has let the lock go.
async fn lose(wires: &Wires, watch: &mut PgConnection) {
    wires.cut(1).await;
    let keepers = "SELECT count(*)::text FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND \
                   datname = current_database() AND state = 'idle in transaction' AND query LIKE '%pg_backend_pid%'";
    until(watch, keepers, "0").await;
}

fn is_lost(result: &Result<Report, RunError>) -> bool {
    matches!(result, Err(RunError::Session(SessionError::LockLost)))
}

/// Runs through the wires, and loses the lock after so many statements; none where there are not so many.
async fn lost_after(
    statements: usize,
    (database, pooler): (&TestDatabase, &Pooler),
) -> Option<Result<Report, RunError>> {
    let (wires, url) = wires(pooler, database).await;
    let mut watch = database.connect().await;
    let mut seen = 0;
    let run = mixed::HISTORY.up(&url).observe(|event| {
        if let Event::StatementDone { .. } = event {
            seen += 1;
            if seen == statements {
                block_in_place(|| Handle::current().block_on(lose(&wires, &mut watch)));
            }
        }
    });
    let result = run.await;
    (seen >= statements).then_some(result)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_lost_its_lock_stops_and_the_next_goes_on() {
    let calm = TestDatabase::create().await;
    mixed::HISTORY.up(calm.url()).await.unwrap();
    let dump = calm.schema_dump_without(JOURNAL);
    let entries = text(&mut calm.connect().await, LOG).await;
    let pooler = pooler(&calm);
    let (mut noticed, mut statements) = (0, 1);
    loop {
        let database = TestDatabase::create().await;
        let Some(result) = lost_after(statements, (&database, &pooler)).await else {
            break;
        };
        // Where the lock is lost after the last transaction has begun, all is done, and nothing is to be noticed.
        assert!(
            is_lost(&result) || result.is_ok(),
            "{statements}: {result:?}"
        );
        noticed += usize::from(is_lost(&result));
        if let Err(error) = result {
            assert!(error.help().contains("idle_transaction_timeout"));
        }
        mixed::HISTORY.up(database.url()).await.unwrap();
        assert_eq!(database.schema_dump_without(JOURNAL), dump, "{statements}");
        let mut connection = database.connect().await;
        assert_eq!(text(&mut connection, LOG).await, entries, "{statements}");
        assert_eq!(text(&mut connection, ADVISORY).await, "0");
        statements += 1;
    }
    assert!(noticed > 10, "{noticed} of {statements}");
}

/// A run whose lock is lost while a query of its is to be seen, and one that begins at once; how each ends.
async fn overtaken(
    database: &TestDatabase,
    history: &'static History<'static>,
    query: &str,
) -> (
    Result<Report, RunError>,
    tokio::task::JoinHandle<Result<Report, RunError>>,
) {
    let pooler = pooler(database);
    let (wires, url) = wires(&pooler, database).await;
    let first = tokio::spawn(async move { history.up(&url).await });
    let mut watch = database.connect().await;
    let runs = format!(
        "SELECT count(*)::text FROM pg_stat_activity WHERE query LIKE '{query}%' AND state = 'active'"
    );
    until(&mut watch, &runs, "1").await;
    lose(&wires, &mut watch).await;
    let direct = database.url().to_owned();
    let second = tokio::spawn(async move { history.up(&direct).await });
    (first.await.unwrap(), second)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_waits_for_the_transaction_that_is_still_open() {
    let database = TestDatabase::create().await;
    let (first, second) = overtaken(&database, &waits::HISTORY, "SELECT pg_sleep").await;
    assert!(is_lost(&first), "{first:?}");
    let done = second.await.unwrap().unwrap().done;
    let done: Vec<_> = done.iter().map(|it| it.migration.as_str()).collect();
    assert_eq!(done, ["m20250119_090000_last"]);
    let mut connection = database.connect().await;
    assert_eq!(text(&mut connection, LOG).await, "first, second, third");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_that_is_being_built_is_there_once_in_the_end() {
    let database = TestDatabase::create().await;
    waits::HISTORY.up(database.url()).count(2).await.unwrap();
    let mut writer = database.connect().await;
    let write = "BEGIN; INSERT INTO log VALUES ('meanwhile')";
    sqlx::raw_sql(write).execute(&mut writer).await.unwrap();
    let free = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_secs(2)).await;
        sqlx::raw_sql("COMMIT").execute(&mut writer).await.unwrap();
        writer.close().await.unwrap();
    });
    let (first, second) = overtaken(&database, &waits::HISTORY, "CREATE INDEX CONCURRENTLY").await;
    // Both may wait for each other; then the server ends one.
    assert!(first.is_err(), "{first:?}");
    second.await.unwrap().unwrap();
    free.await.unwrap();
    let mut connection = database.connect().await;
    let valid =
        "SELECT string_agg(indisvalid::text, ' ') FROM pg_index WHERE indrelid = 'log'::regclass";
    assert_eq!(text(&mut connection, valid).await, "true");
    assert_eq!(
        text(&mut connection, LOG).await,
        "first, meanwhile, second, third"
    );
}

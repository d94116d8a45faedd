//! Behind a pooler that gives each transaction whatever connection is free: one process works at a time, and all is as on the
//! server itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_core::database::{LockError, Session};
use migration_core::journal::Journal;
use migration_core::run::{RunError, Settings};
use migration_tests::mixed::HISTORY;
use migration_tests::pooler::Pooler;
use migration_tests::process::Program;
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::path::Path;
use std::time::Duration;

const JOURNAL: &[&str] = &["public.migration_journal"];
const LOG: &str = "SELECT string_agg(entry, ', ' ORDER BY entry) FROM log";

fn pooler(database: &TestDatabase, connections: u32) -> (Pooler, String) {
    let (_, rest) = database.url().split_once("://").unwrap();
    let (authority, _) = rest.split_once('/').unwrap();
    let (user, server) = authority.rsplit_once('@').unwrap();
    let pooler = Pooler::start(server, user, connections);
    // Named statements are not those of the next connection.
    let url = pooler.url(database.name()) + "&statement-cache-capacity=0";
    (pooler, url)
}

async fn text(url: &str, sql: &str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql = AssertSqlSafe(sql.to_owned());
    let row = sqlx::raw_sql(sql).fetch_one(&mut connection).await.unwrap();
    row.try_get(0).unwrap()
}

#[tokio::test]
async fn all_is_as_on_the_server_itself() {
    let calm = TestDatabase::create().await;
    HISTORY.up(calm.url()).await.unwrap();
    let database = TestDatabase::create().await;
    let (_pooler, url) = pooler(&database, 4);
    HISTORY.up(&url).await.unwrap();
    let schema = || database.schema_dump_without(JOURNAL);
    assert_eq!(schema(), calm.schema_dump_without(JOURNAL));
    assert_eq!(text(database.url(), LOG).await, text(calm.url(), LOG).await);
    assert!(HISTORY.up(&url).await.unwrap().done.is_empty());
    HISTORY.down(&url).all().await.unwrap();
    assert_eq!(schema(), "");
    HISTORY.up(&url).await.unwrap();
    let all = HISTORY.status(&url, &Settings::default()).await.unwrap();
    assert_eq!(all.len(), HISTORY.migrations.len());
    // What is set for a run is not left in connections that others get.
    for _ in 0..8 {
        let left = "SELECT concat_ws(' ', current_setting('lock_timeout'), current_setting('statement_timeout'), \
                    current_setting('default_transaction_read_only'))";
        assert_eq!(text(&url, left).await, "0 0 off");
    }
    let locks = "SELECT count(*)::text FROM pg_locks JOIN pg_database ON database = pg_database.oid \
                 WHERE locktype = 'advisory' AND datname = current_database()";
    assert_eq!(text(database.url(), locks).await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_one_works() {
    let calm = TestDatabase::create().await;
    HISTORY.up(calm.url()).await.unwrap();
    let database = TestDatabase::create().await;
    let (_pooler, url) = pooler(&database, 12);
    let program = |url| Program {
        path: env!("CARGO_BIN_EXE_concurrent"),
        url: Some(url),
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
    };
    // Some of them go past the pooler: they share the lock.
    let urls = [url.as_str(), url.as_str(), database.url()];
    let all: Vec<_> = (0..9)
        .map(|index| program(urls[index % 3]).start(&["up"]))
        .collect();
    let (mut applied, mut workers) = (0, 0);
    for running in all {
        let ended = tokio::task::spawn_blocking(|| running.end());
        let ended = ended.await.unwrap().succeeded();
        let lines = ended.stdout.lines();
        let here = lines.filter(|line| line.starts_with("applied m2")).count();
        applied += here;
        workers += usize::from(here > 0);
    }
    assert_eq!((applied, workers), (HISTORY.migrations.len(), 1));
    assert_eq!(text(database.url(), LOG).await, text(calm.url(), LOG).await);
}

#[tokio::test]
async fn a_lock_that_is_held_is_waited_for() {
    let database = TestDatabase::create().await;
    let (_pooler, url) = pooler(&database, 4);
    let direct = database.url().parse().unwrap();
    let session = Session::open(&direct, Duration::from_secs(5));
    let journal = Journal::default();
    let session = session.await.unwrap();
    let held = session.lock(&journal, Duration::ZERO, &mut |_| ()).await;
    let waited = HISTORY.up(&url).lock_wait(Duration::from_millis(300)).await;
    let error = waited.unwrap_err();
    assert!(
        matches!(error, RunError::Lock(LockError::Held { .. })),
        "{error:?}"
    );
    held.unwrap().release().await.unwrap();
    HISTORY.up(&url).await.unwrap();
}

#[tokio::test]
async fn a_connection_alone_is_not_enough() {
    let database = TestDatabase::create().await;
    let (_pooler, url) = pooler(&database, 4);
    let connection = PgConnection::connect(&url).await.unwrap();
    let error = HISTORY.up(connection).await.unwrap_err();
    assert!(error.to_string().contains("pooler"), "{error}");
    assert!(
        error.help().contains("give the run a URL"),
        "{}",
        error.help()
    );
    HISTORY.up(&url).await.unwrap();
}

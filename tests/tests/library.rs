//! A run that an application starts: where its connection comes from, what it tells, and what is left when it is dropped.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_core::database::DatabaseUrl;
use migration_core::journal::Journal;
use migration_core::limits::Limits;
use migration_core::plan::Standing;
use migration_core::run::{Event, Report, RunError, Settings};
use migration_tests::mixed::HISTORY;
use migration_tests::process::Program;
use migration_tests::proxy::of_version;
use migration_tests::server::TestDatabase;
use migration_tests::trace::Told;
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::{Connection, PgConnection, Row};
use std::path::Path;
use std::pin::{Pin, pin};
use std::time::Duration;

const FIRST: &str = "m20250105_090000_orders";

async fn text(database: &TestDatabase, sql: &'static str) -> String {
    let mut connection = database.connect().await;
    let row = sqlx::raw_sql(sql).fetch_one(&mut connection).await.unwrap();
    row.try_get(0).unwrap()
}

#[tokio::test]
async fn from_whatever_names_a_database() {
    let database = TestDatabase::create().await;
    let url = database.url().to_owned();
    let count = |report: Report| report.done.len();
    assert_eq!(count(HISTORY.up(&url).count(1).await.unwrap()), 1);
    assert_eq!(count(HISTORY.down(url.as_str()).await.unwrap()), 1);
    let parsed: DatabaseUrl = url.parse().unwrap();
    assert_eq!(count(HISTORY.up(&parsed).to(FIRST).await.unwrap()), 1);
    let options: PgConnectOptions = url.parse().unwrap();
    assert_eq!(count(HISTORY.up(&options).count(1).await.unwrap()), 1);
    let pool = PgPool::connect_lazy(&url).unwrap();
    assert_eq!(count(HISTORY.up(&pool).await.unwrap()), 1);
    assert_eq!(pool.size(), 0, "it takes no connection of the pool");
    let connection = pool.acquire().await.unwrap().detach();
    assert_eq!(count(HISTORY.down(connection).to(FIRST).await.unwrap()), 2);
    let connection = PgConnection::connect(&url).await.unwrap();
    assert_eq!(count(HISTORY.down(connection).all().await.unwrap()), 1);
}

#[tokio::test]
async fn it_can_be_spawned() {
    let database = TestDatabase::create().await;
    let url = database.url().to_owned();
    let task = tokio::spawn(async move { HISTORY.up(&url).await });
    assert_eq!(task.await.unwrap().unwrap().done.len(), 3);
}

#[tokio::test]
async fn settings_are_told_one_by_one() {
    let database = TestDatabase::create().await;
    let journal = Journal::new("ops", "history");
    let run = HISTORY
        .up(database.url())
        .journal(journal)
        .connect_timeout(Duration::from_secs(7))
        .lock_wait(Duration::from_secs(9))
        .lock_timeout(Duration::from_millis(1234))
        .lock_retries(0)
        .statement_timeout(Duration::from_millis(5678))
        .count(1);
    run.await.unwrap();
    assert_eq!(
        text(&database, "SELECT id FROM ops.history").await,
        "m20250105_090000_orders"
    );
    let settings = Settings {
        limits: Limits::NONE
            .lock_timeout(Duration::from_millis(1))
            .statement_timeout(Duration::from_nanos(1)),
        ..Settings::default()
    };
    let slow = HISTORY.up(database.url()).settings(settings).await;
    // The journal of another name knows of nothing, so that the tables are there already; or a millisecond is not enough.
    assert!(matches!(slow, Err(RunError::Refused(_))), "{slow:?}");
}

#[tokio::test]
async fn how_it_stands() {
    let database = TestDatabase::create().await;
    let settings = Settings::default();
    let standings = async || {
        let all = HISTORY.status(database.url(), &settings).await.unwrap();
        let words = all.iter().map(|it| it.standing.as_str());
        words.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(standings().await, "pending pending pending");
    let journal = "SELECT coalesce(to_regclass('migration_journal')::text, 'none')";
    assert_eq!(text(&database, journal).await, "none");
    HISTORY.up(database.url()).count(2).await.unwrap();
    assert_eq!(standings().await, "applied applied pending");
    let over = PgConnection::connect(database.url()).await.unwrap();
    let all = HISTORY.status(over, &settings).await.unwrap();
    assert_eq!(all[0].id, FIRST);
    assert_eq!(all[0].standing, Standing::Applied);
    assert_eq!(all[0].fact.as_ref().unwrap().steps_total, 6);
    assert!(all[2].fact.is_none());
}

#[tokio::test]
async fn what_is_no_url_is_told() {
    let found = HISTORY.up("mysql://anna:sesam@db/erp").await.unwrap_err();
    assert!(matches!(found, RunError::Url(_)), "{found:?}");
    assert!(found.help().contains("postgres://user"), "{found:?}");
}

#[tokio::test]
async fn events_and_traces_tell_the_same() {
    let database = TestDatabase::create().await;
    let told = Told::default();
    let guard = told.here();
    let mut events = Vec::new();
    let observe = |event: Event<'_>| {
        events.push(match event {
            Event::Locked => "locked".to_owned(),
            Event::Planned { scripts } => format!("planned {}", scripts.len()),
            Event::MigrationStarted { script } => script.migration.clone(),
            Event::StatementDone { n, .. } => n.to_string(),
            Event::MigrationDone { .. } => "done".to_owned(),
            other => format!("{other:?}"),
        });
    };
    HISTORY
        .up(database.url())
        .count(2)
        .observe(observe)
        .await
        .unwrap();
    HISTORY.up(database.url()).to(FIRST).await.unwrap();
    drop(guard);
    assert_eq!(
        events.join(" "),
        "locked planned 2 m20250105_090000_orders 1 2 3 4 5 6 done m20250112_090000_indexes 1 2 3 4 5 6 done"
    );
    let lines = told.lines();
    let ours = lines
        .iter()
        .filter(|it| it.starts_with("+ mig") || it.contains(" migrations: "));
    let ours: Vec<String> = ours.map(|line| timeless(line)).collect();
    let expected = [
        "+ migrate direction=\"up\"",
        "DEBUG migrations: message=has the migration lock",
        "INFO migrations: message=begins migrations=2",
        "+ migration id=\"m20250105_090000_orders\" statements=6",
        "DEBUG migrations: message=begins",
        "DEBUG migrations: message=Create table log. statement=1",
        "DEBUG migrations: message=Create table orders. statement=2",
    ];
    assert_eq!(ours[..expected.len()], expected);
    let done = "INFO migrations: message=is applied duration_ms=…";
    assert_eq!(ours.iter().filter(|line| *line == done).count(), 2);
    let last = "INFO migrations: message=nothing to do: `m20250105_090000_orders` is applied already; `down --to \
                m20250105_090000_orders` takes back what is newer";
    assert_eq!(ours[ours.len() - 2], last);
}

/// A line without the number after `_ms=`.
fn timeless(line: &str) -> String {
    let mut parts = line.split("_ms=");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| {
        text + "_ms=…" + part.trim_start_matches(|it: char| it.is_ascii_digit())
    })
}

#[tokio::test]
async fn errors_and_cancelled_runs_are_traced() {
    let database = TestDatabase::create().await;
    let told = Told::default();
    let guard = told.here();
    let taken = "CREATE TABLE log ()";
    let mut connection = database.connect().await;
    sqlx::raw_sql(taken).execute(&mut connection).await.unwrap();
    HISTORY.up(database.url()).await.unwrap_err();
    drop(HISTORY.up(database.url()));
    let some = polled(HISTORY.up(database.url()).into_future(), 3).await;
    assert!(some.is_none());
    drop(guard);
    let lines = told.lines();
    let has = |text: &str| lines.iter().any(|line| line.contains(text));
    assert!(
        has("ERROR migrations: message=the server refused `m2"),
        "{lines:?}"
    );
    assert!(has("help=\"correct it, and run `up` again\""), "{lines:?}");
    let cancelled =
        "WARN migrations: message=is cancelled; the next run goes on where the journal says";
    let count = lines.iter().filter(|line| *line == cancelled).count();
    assert_eq!(count, 1, "{lines:?}");
}

type Running = Pin<Box<dyn Future<Output = Result<Report, RunError>> + Send>>;

/// Polls a run so many times, and then drops it, unless it has ended before.
async fn polled(mut run: Running, times: usize) -> Option<Report> {
    let mut left = times;
    let limited = std::future::poll_fn(move |context| {
        if left == 0 {
            return std::task::Poll::Ready(None);
        }
        left -= 1;
        run.as_mut().poll(context).map(Some)
    });
    let ended = pin!(limited).await;
    ended.map(Result::unwrap)
}

const LOG: &str = "SELECT string_agg(entry, ', ' ORDER BY entry) FROM log";
const INVALID: &str = "SELECT count(*)::text FROM pg_index WHERE NOT indisvalid";

/// Dropped after each of the times that it is polled, and so at each place where it waits.
#[tokio::test]
async fn a_run_may_be_dropped_at_any_moment() {
    let calm = TestDatabase::create().await;
    HISTORY.up(calm.url()).await.unwrap();
    let schema = calm.schema_dump();
    let log = text(&calm, LOG).await;
    for times in 0.. {
        let database = TestDatabase::create().await;
        let ended = polled(HISTORY.up(database.url()).into_future(), times).await;
        HISTORY.up(database.url()).await.unwrap();
        assert_eq!(database.schema_dump(), schema, "{times}");
        assert_eq!(text(&database, LOG).await, log, "{times}");
        assert_eq!(text(&database, INVALID).await, "0", "{times}");
        if ended.is_some() {
            println!("dropped at {times} moments");
            assert!(times > 30, "{times}");
            break;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_below_the_lowest_version_is_refused() {
    let database = TestDatabase::create().await;
    let (_, rest) = database.url().split_once("://").unwrap();
    let (authority, _) = rest.split_once('/').unwrap();
    let (user, server) = authority.rsplit_once('@').unwrap();
    let at = async |version| {
        let address = of_version(version, server).await;
        format!(
            "postgres://{user}@{address}/{}?sslmode=disable",
            database.name()
        )
    };
    let url = at("14.13 (Debian 14.13-1)").await;
    let told = |result: Result<(), RunError>| {
        let error = result.unwrap_err();
        let (text, help) = (error.to_string(), error.help());
        let words = "the server is PostgreSQL 14, and the lowest that is supported is 15";
        assert!(text.contains(words), "{text}");
        assert_eq!(help, "run it on PostgreSQL 15 or later");
    };
    told(HISTORY.up(&url).await.map(drop));
    told(HISTORY.down(&url).await.map(drop));
    let settings = Settings::default();
    told(HISTORY.status(&url, &settings).await.map(drop));
    let given = async || PgConnection::connect(&url).await.unwrap();
    told(HISTORY.up(given().await).await.map(drop));
    told(HISTORY.status(given().await, &settings).await.map(drop));
    for command in [
        "up",
        "down",
        "status",
        "plan",
        "stamp m20250105_090000_orders",
        "repair",
        "adopt",
    ] {
        let ended = Program {
            path: env!("CARGO_BIN_EXE_concurrent"),
            url: Some(&url),
            folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
        }
        .start(&command.split(' ').collect::<Vec<_>>())
        .end();
        let words = "the lowest that is supported is 15\nhelp: run it on PostgreSQL 15 or later";
        assert!(ended.stderr.contains(words), "{command}: {}", ended.stderr);
    }
    let tables = "SELECT count(*)::text FROM pg_tables WHERE schemaname = 'public'";
    assert_eq!(text(&database, tables).await, "0");
    HISTORY.up(&at("15.0").await).await.unwrap();
}

//! The runner against a real server: what is applied, refused, waited for and told.
//!
//! `TEST_DATABASE_URL` names a server on which the role may create databases and roles.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use migration_core::database::{ConnectProblem, DatabaseUrl, ReadOnly, Session};
use migration_core::history::{History, Migration};
use migration_core::ident::Name;
use migration_core::journal::{Fact, Journal, State};
use migration_core::limits::Limits;
use migration_core::plan::{DownTarget, PlanError, Problem, Standing, UpTarget, status};
use migration_core::run::{Event, Place, Position, Refusal, Report, RunError, Runner, Settings};
use migration_core::schema::{Arena, Chain};
use migration_core::step::{Column, Computed, CreateTable, Operation, RawDown, RawSql, Step};
use migration_core::types::Type;
use migration_core::value::Expression;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

type Outcome = Result<(Report, String), RunError>;

/// A database of its own for each test; [`remove`](Db::remove) drops it.
struct Db {
    server: String,
    name: String,
}

async fn execute(url: &str, sql: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

impl Db {
    async fn new(test: &str) -> Self {
        let server = std::env::var("TEST_DATABASE_URL")
            .expect("TEST_DATABASE_URL is missing: postgres://user@host:port/postgres of a server for tests");
        let name = format!("runner_{test}_{}", std::process::id());
        execute(&server, &format!("DROP DATABASE IF EXISTS {name}")).await;
        execute(&server, &format!("CREATE DATABASE {name}")).await;
        Self { server, name }
    }

    fn raw_url(&self) -> String {
        let (base, _) = self.server.rsplit_once('/').unwrap();
        format!("{base}/{}?sslmode=disable", self.name)
    }

    fn url(&self) -> DatabaseUrl {
        self.raw_url().parse().unwrap()
    }

    fn url_with(&self, authority: &str) -> DatabaseUrl {
        format!("postgres://{authority}/{}?sslmode=disable", self.name)
            .parse()
            .unwrap()
    }

    /// The server's user (with its password) and its address.
    fn user_and_address(&self) -> (&str, &str) {
        let (_, rest) = self.server.split_once("://").unwrap();
        rest.split('/').next().unwrap().rsplit_once('@').unwrap()
    }

    /// The first column of all rows, joined by spaces.
    async fn query(&self, sql: &str) -> String {
        let mut connection = PgConnection::connect(&self.raw_url()).await.unwrap();
        let rows = sqlx::raw_sql(AssertSqlSafe(sql))
            .fetch_all(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
        let words = rows.iter().map(|row| {
            row.try_get::<Option<String>, _>(0)
                .unwrap()
                .unwrap_or_default()
        });
        words.collect::<Vec<_>>().join(" ")
    }

    async fn tables(&self) -> String {
        self.query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
            .await
    }

    async fn facts(&self) -> Vec<Fact> {
        let mut session = Session::<ReadOnly>::read_only(&self.url(), Duration::from_secs(5))
            .await
            .unwrap();
        let facts = session.facts(&Journal::default()).await.unwrap();
        session.close().await.unwrap();
        facts.unwrap_or_default()
    }

    async fn remove(self) {
        execute(
            &self.server,
            &format!("DROP DATABASE {} WITH (FORCE)", self.name),
        )
        .await;
    }
}

/// A migration of one step, from its id, its statements and those of its way back.
fn migration(
    id: &'static str,
    up: &'static [&'static str],
    down: &'static [&'static str],
) -> Migration<'static> {
    let operation = Operation::Sql(RawSql::new(up, RawDown::Sql(down)));
    Migration {
        id,
        functions: &[],
        limits: Limits::NONE,
        steps: Vec::leak(vec![Step {
            name: "Rows",
            operation,
            blocking: None,
        }]),
    }
}

fn a() -> Migration<'static> {
    migration(
        "a",
        &["CREATE TABLE ta (x int)", "SELECT generate_series(1, 3)"],
        &["DROP TABLE ta"],
    )
}

fn b() -> Migration<'static> {
    migration(
        "b",
        &["CREATE TABLE tb (x int) -- the second", "-- nothing"],
        &["DROP TABLE tb"],
    )
}

fn c() -> Migration<'static> {
    migration("c", &["CREATE TABLE tc (x int)"], &["DROP TABLE tc"])
}

fn chain(migrations: &[Migration<'static>]) -> Chain<'static> {
    let history = History {
        migrations: Vec::leak(migrations.to_vec()),
    };
    Chain::replay(&history, Box::leak(Box::new(Arena::new()))).unwrap()
}

async fn up(url: &DatabaseUrl, migrations: &[Migration<'static>]) -> Outcome {
    run_up(url, migrations, &Settings::default()).await
}

async fn run_up(
    url: &DatabaseUrl,
    migrations: &[Migration<'static>],
    settings: &Settings,
) -> Outcome {
    let chain = chain(migrations);
    let runner = Runner {
        chain: &chain,
        url,
        settings,
    };
    let mut log = Vec::new();
    let report = runner
        .up(&UpTarget::All, &mut |event| log.push(word(&event)))
        .await?;
    Ok((report, log.join(" ")))
}

async fn down(
    url: &DatabaseUrl,
    migrations: &[Migration<'static>],
    target: DownTarget,
) -> Result<Report, RunError> {
    let chain = chain(migrations);
    let settings = Settings::default();
    Runner {
        chain: &chain,
        url,
        settings: &settings,
    }
    .down(&target, &mut |_| ())
    .await
}

fn word(event: &Event<'_>) -> String {
    match event {
        Event::Waiting { .. } => "waiting".to_owned(),
        Event::Locked => "locked".to_owned(),
        Event::Planned { scripts } => format!("planned:{}", scripts.len()),
        Event::MigrationStarted { script } => script.migration.clone(),
        Event::StatementDone { n, .. } => n.to_string(),
        Event::MigrationDone { .. } => "done".to_owned(),
        Event::Retrying { attempt, of, .. } => format!("retry:{attempt}/{of}"),
        Event::NothingToDo(nothing) => nothing.to_string(),
    }
}

#[track_caller]
fn refusal(result: Outcome) -> Refusal {
    match result {
        Err(RunError::Refused(refusal)) => *refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn up_second_up_and_down() {
    let db = Db::new("cycle").await;
    let all = [a(), b(), c()];
    let (report, log) = up(&db.url(), &all).await.unwrap();
    assert_eq!(log, "locked planned:3 a 1 2 done b 1 done c 1 done");
    assert_eq!(report.done.len(), 3);
    assert_eq!(db.tables().await, "migration_journal ta tb tc");

    let (report, log) = up(&db.url(), &all).await.unwrap();
    assert_eq!(log, "nothing to do: all 3 migrations are applied");
    assert!(report.done.is_empty());

    let report = down(&db.url(), &all, DownTarget::To("a".to_owned()))
        .await
        .unwrap();
    let ids: Vec<_> = report
        .done
        .iter()
        .map(|done| done.migration.as_str())
        .collect();
    assert_eq!(ids, ["c", "b"]);
    assert_eq!(db.tables().await, "migration_journal ta");
    assert_eq!(db.query("SELECT id FROM migration_journal").await, "a");

    down(&db.url(), &all, DownTarget::All).await.unwrap();
    assert_eq!(db.tables().await, "migration_journal");
    up(&db.url(), &all).await.unwrap();
    assert_eq!(db.tables().await, "migration_journal ta tb tc");
    db.remove().await;
}

#[tokio::test]
async fn rows_say_what_ran() {
    let db = Db::new("rows").await;
    let slow = migration("b", &["SELECT pg_sleep(0.2)"], &[]);
    up(&db.url(), &[a(), slow]).await.unwrap();
    let facts = db.facts().await;
    let [first, second] = facts.as_slice() else {
        panic!("{facts:?}")
    };
    assert_eq!(
        (first.state, first.statements_done, first.statements_total),
        (State::Applied, 2, 2)
    );
    assert!(first.reversible);
    assert_eq!(first.finished_at.len(), "2025-02-05 10:35:00".len());
    assert!(!first.applied_by.is_empty());
    // Each of a message's transactions has the same `now()`; the rows must not.
    assert!(first.duration_ms < 200, "{first:?}");
    assert!((200..2000).contains(&second.duration_ms), "{second:?}");
    let sql = "SELECT bool_and(finished_at >= started_at)::text FROM migration_journal";
    assert_eq!(db.query(sql).await, "true");
    db.remove().await;
}

#[tokio::test]
async fn results_come_while_the_message_runs() {
    let db = Db::new("live").await;
    let slow = migration(
        "a",
        &[
            "CREATE TABLE ta ()",
            "SELECT pg_sleep(0.5)",
            "CREATE TABLE tb ()",
        ],
        &[],
    );
    let chain = chain(&[slow]);
    let (settings, url) = (Settings::default(), db.url());
    let mut moments = Vec::new();
    let mut observe = |event: Event<'_>| {
        if let Event::StatementDone { .. } = event {
            moments.push(std::time::Instant::now());
        }
    };
    let runner = Runner {
        chain: &chain,
        url: &url,
        settings: &settings,
    };
    runner.up(&UpTarget::All, &mut observe).await.unwrap();
    assert!(
        moments[1] - moments[0] >= Duration::from_millis(400),
        "{moments:?}"
    );
    db.remove().await;
}

#[tokio::test]
async fn a_failure_is_rolled_back_and_noted() {
    let db = Db::new("failure").await;
    let division = "INSERT INTO tb VALUES (1 / (SELECT count(*) - 3 FROM generate_series(1, 3)))";
    let broken = migration(
        "b",
        Vec::leak(vec!["CREATE TABLE tb (x int)", division]),
        &[],
    );
    let found = refusal(up(&db.url(), &[a(), broken, c()]).await);
    assert_eq!(
        (found.migration.as_str(), found.server.code.as_str()),
        ("b", "22012")
    );
    assert_eq!(found.done, ["a"]);
    let Place::Statement { step, n, of, .. } = &found.place else {
        panic!("{found:?}")
    };
    assert_eq!((step.as_str(), *n, *of), ("Rows", 2, 2));
    assert_eq!(db.tables().await, "migration_journal ta");
    let facts = db.facts().await;
    let failed = facts.iter().find(|fact| fact.id == "b").unwrap();
    assert_eq!(
        (
            failed.state,
            failed.statements_done,
            failed.statements_total
        ),
        (State::Failed, 1, 2)
    );
    assert_eq!(
        failed.error.as_deref(),
        Some("division by zero (SQLSTATE 22012)")
    );
    assert_eq!(failed.failed_statement.as_deref(), Some(division));

    // It fails again, and then, corrected, replaces the row.
    let again = migration("b", &["SELECT boom"], &[]);
    up(&db.url(), &[a(), again, c()]).await.unwrap_err();
    let sql = "SELECT failed_statement FROM migration_journal WHERE id = 'b'";
    assert_eq!(db.query(sql).await, "SELECT boom");
    up(&db.url(), &[a(), b(), c()]).await.unwrap();
    let sql = "SELECT state FROM migration_journal ORDER BY id";
    assert_eq!(db.query(sql).await, "applied applied applied");
    assert_eq!(db.tables().await, "migration_journal ta tb tc");
    db.remove().await;
}

#[tokio::test]
async fn positions_are_those_of_the_statement() {
    let db = Db::new("position").await;
    let broken = migration("ñ", &["SELECT 'größe'", "SELECT 'ü',\n  boom"], &[]);
    let found = refusal(up(&db.url(), &[a(), broken]).await);
    let Place::Statement { n, position, .. } = found.place else {
        panic!("{found:?}")
    };
    assert_eq!((n, position), (2, Some(Position { line: 2, column: 3 })));
    assert_eq!(found.done, ["a"]);

    // The server parses the whole message before it runs any of it.
    let unparsable = migration("ñ", &["SELECT 1", "SELECT (2"], &[]);
    let found = refusal(up(&db.url(), &[a(), b(), unparsable]).await);
    assert_eq!(
        (found.migration.as_str(), found.server.code.as_str()),
        ("ñ", "42601")
    );
    let Place::Statement { n, .. } = found.place else {
        panic!("{found:?}")
    };
    assert_eq!(n, 2);
    assert_eq!(db.tables().await, "migration_journal ta");
    up(&db.url(), &[a(), b()]).await.unwrap();
    db.remove().await;
}

#[tokio::test]
async fn deferred_constraints_fail_at_commit() {
    let db = Db::new("commit").await;
    let parent = "CREATE TABLE p (id int PRIMARY KEY)";
    let child = "CREATE TABLE q (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED)";
    let deferred = migration(
        "b",
        Vec::leak(vec![parent, child, "INSERT INTO q VALUES (1)"]),
        &[],
    );
    let found = refusal(up(&db.url(), &[a(), deferred, c()]).await);
    assert_eq!(
        (&found.place, found.server.code.as_str()),
        (&Place::Commit, "23503")
    );
    assert_eq!(db.tables().await, "migration_journal ta");
    let sql = "SELECT failed_statement FROM migration_journal WHERE id = 'b'";
    assert_eq!(db.query(sql).await, "COMMIT");
    db.remove().await;
}

#[tokio::test]
async fn a_failed_down_stays_applied() {
    let db = Db::new("faileddown").await;
    let stuck = migration(
        "b",
        &["CREATE TABLE tb ()"],
        &["DROP TABLE tb", "SELECT boom"],
    );
    let all = [a(), stuck, c()];
    up(&db.url(), &all).await.unwrap();
    let error = down(&db.url(), &all, DownTarget::All).await.unwrap_err();
    assert!(error.to_string().contains("taking back `b`"), "{error}");
    assert_eq!(db.tables().await, "migration_journal ta tb");
    let sql =
        "SELECT concat(id, ' ', state, ' ', error IS NOT NULL) FROM migration_journal ORDER BY id";
    assert_eq!(db.query(sql).await, "a applied f b applied t");
    db.remove().await;
}

#[tokio::test]
async fn disagreements_are_told_apart_and_left_behind() {
    let db = Db::new("disagree").await;
    let newer = migration(
        "d",
        &["CREATE TABLE td ()", "CREATE TABLE te ()"],
        &["DROP TABLE te", "DROP TABLE td"],
    );
    up(&db.url(), &[a(), b(), newer]).await.unwrap();
    let edited = migration("a", &["CREATE TABLE other ()"], &["DROP TABLE other"]);
    let code = [edited, c()];
    let Err(RunError::Plan(PlanError::Disagreement(problems))) = up(&db.url(), &code).await else {
        panic!("not refused");
    };
    assert!(
        matches!(
            problems.as_slice(),
            [
                Problem::Edited { .. },
                Problem::Missing { .. },
                Problem::Unknown { .. }
            ]
        ),
        "{problems:?}"
    );
    assert_eq!(db.tables().await, "migration_journal ta tb td te");

    // The journal kept the way back of what the code does not have.
    let report = down(&db.url(), &code, DownTarget::All).await.unwrap();
    assert_eq!(report.done.len(), 3);
    assert_eq!(db.tables().await, "migration_journal");
    up(&db.url(), &code).await.unwrap();
    assert_eq!(db.tables().await, "migration_journal other tc");
    db.remove().await;
}

#[tokio::test]
async fn many_ups_at_once() {
    let db = Db::new("crowd").await;
    let slow = migration("b", &["SELECT pg_sleep(0.4)", "CREATE TABLE tb ()"], &[]);
    let one_up = |url: DatabaseUrl| async move { up(&url, &[a(), slow, c()]).await.unwrap() };
    let tasks: Vec<_> = (0..8).map(|_| tokio::spawn(one_up(db.url()))).collect();
    let (mut applied, mut waited) = (0, 0);
    for task in tasks {
        let (report, log) = task.await.unwrap();
        let ended = log.ends_with("locked nothing to do: all 3 migrations are applied");
        applied += usize::from(!report.done.is_empty());
        waited += usize::from(log.starts_with("waiting") && ended);
    }
    assert_eq!((applied, waited), (1, 7));
    db.remove().await;
}

#[tokio::test]
async fn the_holder_of_the_lock_is_named() {
    let db = Db::new("holder").await;
    let first = Session::open(&db.url(), Duration::from_secs(5))
        .await
        .unwrap();
    let held = first
        .lock(&Journal::default(), Duration::ZERO, &mut |_| ())
        .await
        .unwrap();
    let lock_wait = Duration::from_millis(200);
    let settings = Settings {
        lock_wait,
        ..Settings::default()
    };
    let error = run_up(&db.url(), &[a()], &settings).await.unwrap_err();
    assert!(
        error.to_string().contains("by `migrations` (pid "),
        "{error}"
    );
    assert!(
        error.help().contains("pg_terminate_backend("),
        "{}",
        error.help()
    );
    held.release().await.unwrap();
    run_up(&db.url(), &[a()], &settings).await.unwrap();
    db.remove().await;
}

#[tokio::test]
async fn a_locked_table_is_tried_again() {
    let db = Db::new("retry").await;
    up(&db.url(), &[a()]).await.unwrap();
    let alter = migration("b", &["ALTER TABLE ta ADD y int"], &[]);
    let mut reader = PgConnection::connect(&db.raw_url()).await.unwrap();
    sqlx::raw_sql("BEGIN; SELECT * FROM ta")
        .execute(&mut reader)
        .await
        .unwrap();
    let settings = Settings {
        limits: Limits::NONE
            .lock_timeout(Duration::from_millis(100))
            .lock_retries(1),
        ..Settings::default()
    };
    let found = refusal(run_up(&db.url(), &[a(), alter], &settings).await);
    assert_eq!(found.server.code, "55P03");

    let release = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        sqlx::raw_sql("COMMIT").execute(&mut reader).await.unwrap();
    });
    let settings = Settings {
        limits: settings.limits.lock_retries(5),
        ..settings
    };
    let (_, log) = run_up(&db.url(), &[a(), alter], &settings).await.unwrap();
    assert!(log.contains("retry:2/6"), "{log}");
    assert!(log.ends_with("b 1 done"), "{log}");
    release.await.unwrap();
    db.remove().await;
}

#[tokio::test]
async fn a_lost_connection_is_resumed() {
    let db = Db::new("lost").await;
    let end = "SELECT pg_terminate_backend(pg_backend_pid())";
    let ending = migration("b", Vec::leak(vec!["CREATE TABLE tb ()", end]), &[]);
    let Err(RunError::Lost(lost)) = up(&db.url(), &[a(), ending, c()]).await else {
        panic!("not lost");
    };
    assert_eq!(
        (lost.migration.as_str(), lost.done),
        ("b", vec!["a".to_owned()])
    );
    assert_eq!(db.tables().await, "migration_journal ta");
    up(&db.url(), &[a(), b(), c()]).await.unwrap();
    assert_eq!(db.tables().await, "migration_journal ta tb tc");
    db.remove().await;
}

#[tokio::test]
async fn a_statement_that_wants_more_input_does_not_hang() {
    let db = Db::new("copy").await;
    let copy = migration("b", &["COPY ta FROM STDIN"], &[]);
    let (url, all) = (db.url(), [a(), copy]);
    let result = tokio::time::timeout(Duration::from_secs(10), up(&url, &all))
        .await
        .unwrap();
    assert!(matches!(result, Err(RunError::Lost(_))), "{result:?}");
    up(&db.url(), &[a(), b()]).await.unwrap();
    db.remove().await;
}

#[tokio::test]
async fn progress_needs_no_plpgsql() {
    let db = Db::new("plpgsql").await;
    let role = format!("{}_role", db.name);
    let setup = format!(
        "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC; CREATE ROLE {role} LOGIN; GRANT ALL ON SCHEMA public TO {role}"
    );
    execute(&db.raw_url(), &setup).await;
    let (_, address) = db.user_and_address();
    let url = db.url_with(&format!("{role}@{address}"));
    let (_, log) = up(&url, &[a(), b()]).await.unwrap();
    assert_eq!(log, "locked planned:2 a 1 2 done b 1 done");
    execute(
        &db.raw_url(),
        &format!("DROP OWNED BY {role}; DROP ROLE {role}"),
    )
    .await;
    db.remove().await;
}

/// Passes connections on to the server, and counts the client's queries.
async fn counting_proxy(server: &str) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let count = Arc::new(AtomicUsize::new(0));
    let (queries, server) = (Arc::clone(&count), server.to_owned());
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(&server).await.unwrap();
            let (from_client, mut to_client) = client.into_split();
            let (mut from_server, to_server) = server.into_split();
            tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
            tokio::spawn(pass_on(from_client, to_server, Arc::clone(&queries)));
        }
    });
    (address, count)
}

/// Each message is a type, a length that counts itself, and a body; the first one has no type.
async fn pass_on(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    queries: Arc<AtomicUsize>,
) {
    while let Ok(length) = from.read_u32().await {
        let mut body = vec![0; length as usize - 4];
        from.read_exact(&mut body).await.unwrap();
        to.write_u32(length).await.unwrap();
        to.write_all(&body).await.unwrap();
        let Ok(kind) = from.read_u8().await else {
            return;
        };
        queries.fetch_add(
            usize::from(matches!(kind, b'Q' | b'P' | b'E')),
            Ordering::SeqCst,
        );
        to.write_u8(kind).await.unwrap();
    }
}

#[tokio::test]
async fn round_trips_are_few() {
    let db = Db::new("trips").await;
    let (user, server) = db.user_and_address();
    let (address, count) = counting_proxy(server).await;
    let url = db.url_with(&format!("{user}@{address}"));
    let many: Vec<_> = (0..100)
        .map(|n| {
            let sql: &str = format!("CREATE TABLE t{n} (x int)").leak();
            migration(format!("m{n:03}").leak(), Vec::leak(vec![sql]), &[])
        })
        .collect();
    up(&url, &many).await.unwrap();
    // The journal, the lock, the journal again with its table, all migrations, the lock's release.
    assert_eq!(count.swap(0, Ordering::SeqCst), 5);
    let (_, log) = up(&url, &many).await.unwrap();
    assert_eq!(log, "nothing to do: all 100 migrations are applied");
    assert_eq!(count.load(Ordering::SeqCst), 1);
    db.remove().await;
}

#[tokio::test]
async fn a_role_that_may_only_read() {
    let db = Db::new("reader").await;
    up(&db.url(), &[a()]).await.unwrap();
    let role = format!("{}_role", db.name);
    let grant = format!("CREATE ROLE {role} LOGIN; GRANT SELECT ON migration_journal TO {role}");
    execute(&db.raw_url(), &grant).await;
    let (_, address) = db.user_and_address();
    let url = db.url_with(&format!("{role}@{address}"));
    let mut session = Session::<ReadOnly>::read_only(&url, Duration::from_secs(5))
        .await
        .unwrap();
    let facts = session.facts(&Journal::default()).await.unwrap().unwrap();
    let chain = chain(&[a(), b()]);
    let standings: Vec<_> = status(&chain, &facts)
        .iter()
        .map(|line| line.standing)
        .collect();
    assert_eq!(standings, [Standing::Applied, Standing::Pending]);
    session.close().await.unwrap();

    execute(
        &db.raw_url(),
        &format!("REVOKE SELECT ON migration_journal FROM {role}"),
    )
    .await;
    let error = up(&url, &[a()]).await.unwrap_err();
    assert!(
        error
            .to_string()
            .contains("permission denied for table migration_journal"),
        "{error}"
    );
    assert!(
        error.help().contains("SELECT on the journal"),
        "{}",
        error.help()
    );
    execute(
        &db.raw_url(),
        &format!("DROP OWNED BY {role}; DROP ROLE {role}"),
    )
    .await;
    db.remove().await;
}

#[tokio::test]
async fn the_server_tells_its_version_by_itself() {
    let db = Db::new("version").await;
    let session = Session::open(&db.url(), Duration::from_secs(5))
        .await
        .unwrap();
    let version = session.version().map(|version| version.to_string());
    session.close().await.unwrap();
    let expect = db.query("SHOW server_version_num").await;
    assert_eq!(version, Some(expect));
    db.remove().await;
}

#[tokio::test]
async fn a_server_that_is_too_old_is_told_before_anything_runs() {
    let db = Db::new("tooold").await;
    let column = Column {
        generated: Some(Expression::over("1", &[])),
        computed: Computed::Virtual,
        ..Column::new("x", Type::Integer, true)
    };
    let table = CreateTable {
        columns: Vec::leak(vec![column]),
        ..CreateTable::new(Name::plain("tb"))
    };
    let modern = Migration {
        id: "b",
        functions: &[],
        limits: Limits::NONE,
        steps: Vec::leak(vec![Step {
            name: "Modern",
            operation: Operation::CreateTable(table),
            blocking: None,
        }]),
    };
    let version = db.query("SHOW server_version_num").await;
    let result = up(&db.url(), &[a(), modern]).await;
    if version.as_str() >= "180000" {
        result.unwrap();
    } else {
        let error = result.unwrap_err().to_string();
        let told = "`b`, step `Modern`: a virtual generated column needs PostgreSQL 18";
        assert!(error.contains(told), "{error}");
        assert_eq!(db.tables().await, "");
    }
    db.remove().await;
}

#[tokio::test]
async fn reading_writes_nothing() {
    let db = Db::new("readonly").await;
    assert!(db.facts().await.is_empty());
    assert_eq!(db.tables().await, "");
    db.remove().await;
}

#[tokio::test]
async fn the_server_holds_a_reader_to_reading() {
    let db = Db::new("held").await;
    up(&db.url(), &[a()]).await.unwrap();
    let spy = "ALTER TABLE migration_journal RENAME TO kept; \
               CREATE FUNCTION write(text) RETURNS text LANGUAGE plpgsql AS 'BEGIN CREATE TABLE written (); RETURN $1; END'; \
               CREATE VIEW migration_journal AS SELECT write(id) AS id, state, checksum, fingerprint, down_sql, statements_done, \
               statements_total, failed_statement, error, finished_at, duration_ms, applied_by, tool_version, steps_done, \
               in_doubt, steps_total, origin FROM kept";
    execute(&db.raw_url(), spy).await;
    let mut session = Session::<ReadOnly>::read_only(&db.url(), Duration::from_secs(5))
        .await
        .unwrap();
    let error = session.facts(&Journal::default()).await.unwrap_err();
    assert!(
        error.to_string().contains("in a read-only transaction"),
        "{error}"
    );
    session.close().await.unwrap();
    assert_eq!(db.tables().await, "kept ta");
    db.remove().await;
}

#[tokio::test]
async fn a_journal_of_another_name() {
    let db = Db::new("journal").await;
    let journal = Journal::new("Ops \"1\"", "select");
    let settings = Settings {
        journal,
        ..Settings::default()
    };
    run_up(&db.url(), &[a()], &settings).await.unwrap();
    assert_eq!(
        db.query(r#"SELECT id FROM "Ops ""1"""."select""#).await,
        "a"
    );
    assert_eq!(db.tables().await, "ta");
    db.remove().await;
}

#[track_caller]
fn problem(result: Outcome) -> ConnectProblem {
    let error = result.unwrap_err();
    assert!(!error.to_string().contains("sesam"), "{error}");
    assert!(!error.help().is_empty());
    match error {
        RunError::Connect(error) => error.problem,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn connections_that_fail() {
    let db = Db::new("connect").await;
    let all = [a()];
    let (_, address) = db.user_and_address();
    let found = problem(up(&db.url_with(&format!("nobody_here:sesam@{address}")), &all).await);
    assert!(matches!(found, ConnectProblem::Denied(_)), "{found:?}");

    let url = db
        .raw_url()
        .replace(&db.name, "no_such_database")
        .parse()
        .unwrap();
    assert!(matches!(
        problem(up(&url, &all).await),
        ConnectProblem::NoDatabase(_)
    ));

    let url = db.raw_url().replace("disable", "require").parse().unwrap();
    assert!(matches!(
        problem(up(&url, &all).await),
        ConnectProblem::Tls(_)
    ));

    let refused = db.url_with("anna:sesam@127.0.0.1:1");
    assert_eq!(problem(up(&refused, &all).await), ConnectProblem::Refused);

    let unknown = db.url_with("anna:sesam@no-such-host.invalid");
    assert!(matches!(
        problem(up(&unknown, &all).await),
        ConnectProblem::UnknownHost(_)
    ));

    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = db.url_with(&format!("anna:sesam@{}", silent.local_addr().unwrap()));
    let connect_timeout = Duration::from_millis(200);
    let settings = Settings {
        connect_timeout,
        ..Settings::default()
    };
    let found = problem(run_up(&url, &all, &settings).await);
    assert_eq!(found, ConnectProblem::TimedOut(connect_timeout));
    db.remove().await;
}

//! What a server can do to a run: it restarts, it is read-only, full or busy, it denies. Each ends in an error that says what to
//! do, nothing is half-done and unsaid, and the next run goes on.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_core::history::{History, Migration};
use migration_core::limits::Limits;
use migration_core::run::{Event, RunError};
use migration_core::step::{Operation, RawDown, RawSql, Step};
use migration_tests::mixed::HISTORY;
use migration_tests::private::{PrivateServer, server_user};
use migration_tests::proxy::{Cut, Proxy};
use migration_tests::server::TestDatabase;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

async fn execute(url: &str, sql: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql = AssertSqlSafe(sql.to_owned());
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn text(url: &str, sql: &str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql = AssertSqlSafe(format!("SELECT coalesce(({sql})::text, '')"));
    let row = sqlx::raw_sql(sql).fetch_one(&mut connection).await.unwrap();
    let text = row.try_get(0).unwrap();
    connection.close().await.unwrap();
    text
}

/// The URL of another role.
fn url_of(database: &TestDatabase, role: &str) -> String {
    let (_, rest) = database.url().split_once("://").unwrap();
    let (authority, name) = rest.split_once('/').unwrap();
    let (_, address) = authority.rsplit_once('@').unwrap();
    format!("postgres://{role}@{address}/{name}")
}

/// A role of a test's own; it goes with what it owns.
struct TestRole<'d> {
    database: &'d TestDatabase,
    name: String,
}

impl<'d> TestRole<'d> {
    async fn create(database: &'d TestDatabase, options: &str) -> Self {
        let name = format!("role_of_{}", database.name());
        execute(
            database.url(),
            &format!("CREATE ROLE {name} LOGIN {options}"),
        )
        .await;
        Self { database, name }
    }

    fn url(&self) -> String {
        url_of(self.database, &self.name)
    }

    async fn drop(self) {
        let name = &self.name;
        let sql = format!("DROP OWNED BY {name}; DROP ROLE {name}");
        execute(self.database.url(), &sql).await;
    }
}

/// A history of one migration, of one step.
fn history(up: &'static str) -> &'static History<'static> {
    let operation = Operation::Sql(RawSql::new(
        Vec::leak(vec![up]),
        RawDown::Irreversible("it is a test"),
    ));
    let step = Step {
        name: "Rows",
        operation,
        blocking: None,
    };
    let migration = Migration {
        id: "m1",
        functions: &[],
        limits: Limits::NONE,
        steps: Vec::leak(vec![step]),
    };
    Box::leak(Box::new(History {
        migrations: Vec::leak(vec![migration]),
    }))
}

/// That an error says what happened and what to do.
#[track_caller]
fn says(error: &RunError, what: &str, help: &str) {
    assert!(error.to_string().contains(what), "{error}");
    assert!(error.help().contains(help), "{error}\n{}", error.help());
}

/// Crashes the server before queries and after statements, all over a run.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_restarts_is_gone_on_with() {
    let server = PrivateServer::start(&[]);
    let admin = server.url("postgres", "postgres");
    let log = "SELECT string_agg(entry, ', ' ORDER BY entry) FROM log";
    let invalid = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";
    execute(&admin, "CREATE DATABASE calm").await;
    let calm = server.url("postgres", "calm");
    let proxy = Proxy::start(&server.address(), Cut::Never).await;
    let through = |proxy: &Proxy, name: &str| {
        format!(
            "postgres://postgres@{}/{name}?sslmode=disable",
            proxy.address
        )
    };
    HISTORY.up(&through(&proxy, "calm")).await.unwrap();
    let (queries, statements) = proxy.counted();
    proxy.close().await;
    let expected = text(&calm, log).await;
    let queries = (2..queries).step_by(5).map(Cut::BeforeQuery);
    let statements = (2..statements).step_by(9).map(Cut::AfterStatement);
    let points: Vec<Cut> = queries.chain(statements).collect();
    println!("{} restarts", points.len());
    for (index, cut) in points.into_iter().enumerate() {
        let name = format!("d{index}");
        execute(&admin, &format!("CREATE DATABASE {name}")).await;
        let proxy = Proxy::start(&server.address(), cut).await;
        let url = through(&proxy, &name);
        let run = tokio::spawn(async move { HISTORY.up(&url).await });
        proxy.cut().await;
        server.crash();
        proxy.close().await;
        // Where all was committed, only the lock was still to be given back.
        if let Err(error) = run.await.unwrap() {
            says(&error, "", "again");
        }
        let direct = server.url("postgres", &name);
        HISTORY.up(&direct).await.unwrap();
        assert_eq!(text(&direct, log).await, expected, "{cut:?}");
        assert_eq!(text(&direct, invalid).await, "0", "{cut:?}");
    }
}

const READ_ONLY: &str = "connect to the primary, as a role that may write";

#[tokio::test]
async fn a_read_only_database_is_told() {
    let database = TestDatabase::create().await;
    let name = database.name();
    let set =
        |value: &str| format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}");
    execute(database.url(), &set("on")).await;
    let error = HISTORY.up(database.url()).await.unwrap_err();
    let what = "cannot create the journal: cannot execute CREATE TABLE in a read-only transaction";
    says(&error, what, READ_ONLY);
    let writable = format!(
        "{}?options=-c%20default_transaction_read_only%3Doff",
        database.url()
    );
    execute(&writable, &set("off")).await;
    HISTORY.up(database.url()).count(1).await.unwrap();
    execute(database.url(), &set("on")).await;
    // With a journal, the migration itself is refused.
    let error = HISTORY.up(database.url()).await.unwrap_err();
    says(&error, "in a read-only transaction", READ_ONLY);
    let states = "SELECT string_agg(state, ' ') FROM migration_journal";
    assert_eq!(text(database.url(), states).await, "applied");
    execute(&writable, &set("off")).await;
    HISTORY.up(database.url()).await.unwrap();
}

#[tokio::test]
async fn a_replica_is_told() {
    let primary = PrivateServer::start(&[]);
    let replica = PrivateServer::replica_of(&primary);
    let (first, second) = (
        primary.url("postgres", "postgres"),
        replica.url("postgres", "postgres"),
    );
    let error = HISTORY.up(&second).await.unwrap_err();
    says(&error, "in a read-only transaction", READ_ONLY);
    HISTORY.up(&first).count(1).await.unwrap();
    let started = Instant::now();
    let there = "SELECT count(*) FROM pg_class WHERE relname = 'orders'";
    while text(&second, there).await != "1" {
        assert!(started.elapsed() < Duration::from_secs(30));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let error = HISTORY.up(&second).await.unwrap_err();
    says(&error, "in a read-only transaction", READ_ONLY);
    // Reading is what a replica is for.
    let settings = migration_core::run::Settings::default();
    let all = HISTORY.status(&second, &settings).await.unwrap();
    assert_eq!(all[0].standing.as_str(), "applied");
    HISTORY.up(&first).await.unwrap();
}

#[tokio::test]
async fn a_server_without_connections_is_told() {
    let database = TestDatabase::create().await;
    let role = TestRole::create(&database, "CONNECTION LIMIT 0").await;
    let error = HISTORY.up(&role.url()).await.unwrap_err();
    says(
        &error,
        "too many connections for role",
        "raise `max_connections`, or the `CONNECTION LIMIT`",
    );
    role.drop().await;
    let server = PrivateServer::start(&[
        "max_connections=3",
        "superuser_reserved_connections=0",
        "max_wal_senders=0",
    ]);
    let url = server.url("postgres", "postgres");
    let mut open = Vec::new();
    while let Ok(connection) = PgConnection::connect(&url).await {
        open.push(connection);
    }
    let error = HISTORY.up(&url).await.unwrap_err();
    says(&error, "too many clients", "close other connections");
    drop(open);
    // The server needs a moment to see it.
    let started = Instant::now();
    while HISTORY.up(&url).await.is_err() {
        assert!(started.elapsed() < Duration::from_secs(30));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_role_without_rights_is_told() {
    let database = TestDatabase::create().await;
    let role = TestRole::create(&database, "").await;
    execute(database.url(), "REVOKE CREATE ON SCHEMA public FROM PUBLIC").await;
    let error = HISTORY.up(&role.url()).await.unwrap_err();
    says(
        &error,
        "cannot create the journal: permission denied for schema public",
        "CREATE on the schema",
    );
    HISTORY.up(database.url()).count(1).await.unwrap();
    let grant = format!("GRANT ALL ON migration_journal TO {}", role.name);
    execute(database.url(), &grant).await;
    let error = HISTORY.up(&role.url()).await.unwrap_err();
    says(
        &error,
        "must be owner of table orders",
        "run it as a role that owns what the migration changes",
    );
    let failed = "SELECT string_agg(concat_ws(' ', id, state, error), ', ' ORDER BY id) FROM migration_journal";
    let failed = text(database.url(), failed).await;
    assert!(failed.contains("must be owner of table orders"), "{failed}");
    role.drop().await;
    HISTORY.up(database.url()).await.unwrap();
}

#[tokio::test]
async fn a_search_path_without_public_is_told() {
    let database = TestDatabase::create().await;
    execute(database.url(), "CREATE SCHEMA other").await;
    let url = |path: &str| format!("{}?options=-c%20search_path%3D{path}", database.url());
    for path in ["other", "other,public"] {
        let error = HISTORY.up(&url(path)).await.unwrap_err();
        let what = "the session's `search_path` puts new tables into `other` and not into `public`";
        says(&error, what, "let `public` come first");
    }
    let tables = "SELECT count(*) FROM pg_class WHERE relname IN ('orders', 'migration_journal')";
    assert_eq!(text(database.url(), tables).await, "0");
    let error = HISTORY.up(&url("nowhere")).await.unwrap_err();
    says(
        &error,
        "no schema has been selected to create in",
        "let it have `public`",
    );
    HISTORY.up(&url("public,other")).await.unwrap();
}

/// A file system of so many megabytes, in memory; mounting takes root.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn mount(megabytes: u32) -> Self {
        let disk = Self(tempfile::tempdir_in("/tmp").unwrap());
        disk.run(
            "mount",
            &["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"],
        );
        if let Some(user) = server_user() {
            disk.run("chown", &[&user]);
        } else {
            disk.run("chmod", &["777"]);
        }
        disk
    }

    fn grow(&self, megabytes: u32) {
        self.run("mount", &["-o", &format!("remount,size={megabytes}m")]);
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = match server_user() {
            Some(_) => Command::new(program),
            None => {
                let mut command = Command::new("sudo");
                command.arg(program);
                command
            }
        };
        let output = command.args(arguments).arg(self.0.path()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        self.run("umount", &["--lazy"]);
    }
}

#[tokio::test]
async fn a_full_disk_is_told() {
    let server = PrivateServer::start(&[]);
    let disk = SmallDisk::mount(8);
    let url = server.url("postgres", "postgres");
    let space = format!(
        "CREATE TABLESPACE small LOCATION '{}'",
        disk.0.path().display()
    );
    execute(&url, &space).await;
    let full = history(
        "CREATE TABLE wide TABLESPACE small AS SELECT n, repeat('x', 1000) AS filler FROM generate_series(1, 20000) AS n",
    );
    let error = full.up(&url).await.unwrap_err();
    says(
        &error,
        "No space left on device",
        "make room on the server's disk, and run `up` again",
    );
    says(&error, "it is rolled back", "");
    let row = "SELECT concat_ws(' ', state, error) FROM migration_journal";
    let row = text(&url, row).await;
    assert!(
        row.starts_with("failed ") && row.contains("No space left"),
        "{row}"
    );
    disk.grow(64);
    full.up(&url).await.unwrap();
    assert_eq!(text(&url, "SELECT count(*) FROM wide").await, "20000");
}

/// The session is lost wherever it was, or there is none; or the server says why it refuses.
#[track_caller]
fn is_of_a_full_disk(error: &RunError) {
    match error {
        RunError::Connect(_) => says(error, "cannot connect to ", ""),
        RunError::Lost(_) | RunError::Session(_) | RunError::Lock(_) => says(error, "", "again"),
        _ => says(
            error,
            "No space left on device",
            "make room on the server's disk",
        ),
    }
}

/// Where the log finds no room, the server refuses the statement; or, where a record is being written, it ends all sessions and
/// recovers, which may fail as long as the disk is full.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_of_the_log_is_gone_on_with() {
    let disk = SmallDisk::mount(64);
    let log = disk.0.path().join("log");
    let server = PrivateServer::with_log_in(&log, &["max_wal_size=1GB", "checkpoint_timeout=1h"]);
    let url = server.url("postgres", "postgres");
    let full = history(
        "CREATE TABLE wide AS SELECT n, pg_logical_emit_message(false, 'test', repeat('x', 1000000)) \
         FROM generate_series(1, 80) AS n",
    );
    let error = full.up(&url).await.unwrap_err();
    is_of_a_full_disk(&error);
    // Until there is room, each run says why not, and what to do.
    let error = full.up(&url).await.unwrap_err();
    println!("while it is full: {error}\n{}", error.help());
    is_of_a_full_disk(&error);
    disk.grow(400);
    tokio::task::block_in_place(|| server.start_again());
    let started = Instant::now();
    while let Err(error) = full.up(&url).await {
        println!("after {:?}: {error}", started.elapsed());
        is_of_a_full_disk(&error);
        assert!(started.elapsed() < Duration::from_secs(60), "{error}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    assert_eq!(text(&url, "SELECT count(*) FROM wide").await, "80");
    let journal = "SELECT string_agg(concat_ws(' ', id, state), ', ') FROM migration_journal";
    assert!(text(&url, journal).await.ends_with(" applied"));
}

/// Reads a table again and again, and tells the longest wait and how many reads there were.
async fn reads(url: String, until: Instant) -> (Duration, usize) {
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let (mut longest, mut count) = (Duration::ZERO, 0);
    while Instant::now() < until {
        let started = Instant::now();
        let read = sqlx::raw_sql("SELECT count(*) FROM busy");
        read.execute(&mut connection).await.unwrap();
        longest = longest.max(started.elapsed());
        count += 1;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    (longest, count)
}

/// Changes that table, giving way; tells how many migrations ran, at which attempt, and how long it took.
async fn patiently(url: String, lock_timeout: Duration) -> (usize, usize, Duration) {
    let (started, mut attempts) = (Instant::now(), 1);
    let run = history("ALTER TABLE busy ADD more integer").up(&url);
    let report = run
        .lock_timeout(lock_timeout)
        .lock_retries(50)
        .observe(|event| attempts += usize::from(matches!(event, Event::Retrying { .. })))
        .await;
    (report.unwrap().done.len(), attempts, started.elapsed())
}

/// While a long reader holds a table, what changes it waits, and whoever reads after that waits behind it.
#[tokio::test(flavor = "multi_thread")]
async fn a_long_reader_holds_nobody_else_up_for_long() {
    let database = TestDatabase::create().await;
    execute(
        database.url(),
        "CREATE TABLE busy AS SELECT generate_series(1, 100) AS n",
    )
    .await;
    let mut reader = database.connect().await;
    let begin = "BEGIN; SELECT count(*) FROM busy";
    sqlx::raw_sql(begin).execute(&mut reader).await.unwrap();
    let (timeout, held) = (Duration::from_millis(400), Duration::from_secs(4));
    let end = Instant::now() + held;
    let others = tokio::spawn(reads(
        database.url().to_owned(),
        end + Duration::from_secs(1),
    ));
    let up = tokio::spawn(patiently(database.url().to_owned(), timeout));
    tokio::time::sleep_until(end.into()).await;
    sqlx::raw_sql("COMMIT").execute(&mut reader).await.unwrap();
    let (longest, count) = others.await.unwrap();
    let (done, attempts, took) = up.await.unwrap();
    println!(
        "a reader held the table for {held:?}; with a lock_timeout of {timeout:?}, up succeeded after {took:?} at its attempt \
         {attempts}; {count} other reads, of which the longest waited {longest:?}"
    );
    assert_eq!(done, 1);
    assert!(attempts > 2, "{attempts}");
    assert!(took > held - Duration::from_secs(1), "{took:?}");
    // As long as the timeout, and what a busy machine adds.
    assert!(
        longest < timeout + Duration::from_millis(600),
        "{longest:?}"
    );
    assert!(longest >= timeout / 2, "nobody waited: {longest:?}");
}

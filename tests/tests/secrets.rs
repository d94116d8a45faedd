//! A password is in no output, no error, no row of the journal, no trace, and nowhere that the server shows.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use migration_core::database::{DatabaseUrl, Session, Source};
use migration_core::history::{History, Migration};
use migration_core::journal::Journal;
use migration_core::limits::Limits;
use migration_core::run::{RunError, Settings};
use migration_core::step::{Operation, RawDown, RawSql, Step};
use migration_tests::mixed::HISTORY;
use migration_tests::private::PrivateServer;
use migration_tests::process::{Ended, Program};
use migration_tests::trace::Told;
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use std::error::Error;
use std::path::Path;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const SECRET: &str = "Xq7sesam9Zw";

/// A server that asks for the password of its role `anna`, who may do everything in the database `erp`.
async fn server() -> PrivateServer {
    let server = PrivateServer::start(&[]);
    let all = [
        format!("CREATE ROLE anna LOGIN PASSWORD '{SECRET}'"),
        "CREATE DATABASE erp OWNER anna".to_owned(),
    ];
    for sql in all {
        execute(&server.url("postgres", "postgres"), &sql).await;
    }
    server.ask_for_passwords();
    server
}

async fn execute(url: &str, sql: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let sql = AssertSqlSafe(sql.to_owned());
    sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

async fn text(url: &str, sql: &'static str) -> String {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let row = sqlx::raw_sql(sql).fetch_one(&mut connection).await.unwrap();
    row.try_get(0).unwrap()
}

/// What went wrong, as it may be printed.
#[derive(Default)]
struct Said(Vec<String>);

impl Said {
    fn push(&mut self, what: &str, text: &str) {
        self.0.push(format!("{what}: {text}"));
    }

    fn error(&mut self, what: &str, error: &RunError) {
        let mut text = format!("{error}\n{error:?}\n{error:#?}\n{}", error.help());
        let mut source = error.source();
        while let Some(cause) = source {
            text += &format!("\n{cause}\n{cause:?}");
            source = cause.source();
        }
        self.push(what, &text);
    }

    #[track_caller]
    fn is_silent(&self) {
        for text in &self.0 {
            assert!(!text.contains(SECRET), "{text}");
        }
    }
}

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

/// Answers as no PostgreSQL does, or not at all.
async fn peer(answer: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        let mut open = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut hello = [0; 8];
            let _ = stream.read(&mut hello).await;
            let _ = stream.write_all(answer).await;
            // Silence is no end.
            if answer.is_empty() {
                open.push(stream);
            }
        }
    });
    address
}

/// URLs to which there is no connection.
async fn unreachable_urls(address: &str) -> Vec<String> {
    let (silent, other) = (
        peer(b"").await,
        peer(b"HTTP/1.1 400 Bad Request\r\n\r\n").await,
    );
    vec![
        format!("postgres://anna:{SECRET}x@{address}/erp"),
        format!("postgres://nobody_here:{SECRET}@{address}/erp"),
        format!("postgres://anna:{SECRET}@{address}/no_such_database"),
        format!("postgres://anna:{SECRET}@{address}/erp?sslmode=require"),
        format!(
            "postgres://anna:{SECRET}@{address}/erp?sslmode=verify-full&sslrootcert=/none/file"
        ),
        format!("postgres://anna@{address}/erp?password={SECRET}x"),
        format!("postgres://anna:{SECRET}@127.0.0.1:1/erp"),
        format!("postgres://anna:{SECRET}@no-such-host.invalid/erp"),
        format!("postgres://anna:{SECRET}@{silent}/erp"),
        format!("postgres://anna:{SECRET}@{other}/erp"),
        format!("postgres://anna:{SECRET}@%2Fno%2Fsuch%2Fsocket/erp"),
    ]
}

/// URLs that cannot be read.
fn unreadable_urls() -> Vec<String> {
    vec![
        SECRET.to_owned(),
        format!("mysql://anna:{SECRET}@db/erp"),
        format!("postgres://anna:{SECRET}/x@db/erp"),
        format!("postgres://anna:x#{SECRET}@db/erp"),
        format!("postgres://anna@db:{SECRET}/erp"),
        format!("postgres://anna@db/erp?sslmode={SECRET}"),
        format!("postgres://anna@db/erp?port={SECRET}"),
        format!("postgres://anna@db/erp?statement-cache-capacity={SECRET}"),
        format!("postgres://an na:{SECRET}@d b/erp"),
    ]
}

/// Every way in which a run fails after it has a connection.
async fn failures(url: &str, said: &mut Said) {
    let refused = history("SELECT boom").up(url).await.unwrap_err();
    said.error("refused", &refused);
    let lost = history("SELECT pg_terminate_backend(pg_backend_pid())").up(url);
    said.error("lost", &lost.await.unwrap_err());
    let locked = Session::open(&url.parse().unwrap(), Duration::from_secs(5)).await;
    let journal = Journal::default();
    let locked = locked.unwrap();
    let held = locked.lock(&journal, Duration::ZERO, &mut |_| ()).await;
    let held = held.unwrap();
    said.push("session", &format!("{held:?}"));
    let waited = HISTORY.up(url).lock_wait(Duration::from_millis(200)).await;
    said.error("held", &waited.unwrap_err());
    held.release().await.unwrap();
    HISTORY.up(url).count(1).await.unwrap();
    said.error("unknown", &history("SELECT 1").up(url).await.unwrap_err());
    said.error("target", &HISTORY.up(url).to("m").await.unwrap_err());
    execute(url, "DELETE FROM orders WHERE id = 7").await;
    let condition = HISTORY.up(url).await.unwrap_err();
    said.error("condition", &condition);
    execute(url, "CREATE SCHEMA anna").await;
    said.error("search_path", &HISTORY.up(url).await.unwrap_err());
    execute(url, "DROP SCHEMA anna").await;
    execute(url, "ALTER TABLE migration_journal RENAME COLUMN id TO i").await;
    said.error("journal", &HISTORY.up(url).await.unwrap_err());
    let read = HISTORY.status(url, &Settings::default()).await;
    said.error("status", &read.unwrap_err());
    execute(url, "ALTER TABLE migration_journal RENAME COLUMN i TO id").await;
}

#[tokio::test]
async fn errors_and_traces_keep_a_password_to_themselves() {
    let server = server().await;
    let told = Told::default();
    let guard = told.here();
    let mut said = Said::default();
    let address = server.address();
    let reachable = server.url(&format!("anna:{SECRET}"), "erp");
    let all = unreachable_urls(&address).await.into_iter();
    for url in all.chain(unreadable_urls()) {
        let run = HISTORY.up(&url).connect_timeout(Duration::from_millis(500));
        said.error("connect", &run.await.unwrap_err());
        let settings = Settings {
            connect_timeout: Duration::from_millis(500),
            ..Settings::default()
        };
        let status = HISTORY.status(&url, &settings).await;
        said.error("status", &status.unwrap_err());
        said.push("source", &format!("{:?}", Source::from(&url)));
    }
    failures(&reachable, &mut said).await;
    let url: DatabaseUrl = reachable.parse().unwrap();
    let options: PgConnectOptions = reachable.parse().unwrap();
    let pool = PgPool::connect_lazy(&reachable).unwrap();
    let connection = PgConnection::connect(&reachable).await.unwrap();
    said.push("url", &format!("{url} {url:?}"));
    let sources = [
        Source::from(&url),
        Source::from(&options),
        Source::from(&pool),
        Source::from(connection),
    ];
    said.push("sources", &format!("{sources:?}"));
    drop(guard);
    assert!(said.0.len() > 60, "{}", said.0.len());
    assert!(told.lines().len() > 100, "{}", told.lines().len());
    said.push("traces", &told.lines().join("\n"));
    said.is_silent();
}

#[tokio::test]
async fn what_the_server_keeps_has_no_password() {
    let server = server().await;
    let url = server.url(&format!("anna:{SECRET}"), "erp");
    history("SELECT boom").up(&url).await.unwrap_err();
    HISTORY.up(&url).count(1).await.unwrap();
    let mut said = Said::default();
    let rows = "SELECT string_agg(row::text, ' ') FROM migration_journal AS row";
    let rows = text(&url, rows).await;
    assert!(rows.contains("m20250105_090000_orders"), "{rows}");
    said.push("journal", &rows);
    let open = Session::open(&url.parse().unwrap(), Duration::from_secs(5)).await;
    let sessions = "SELECT string_agg(concat_ws(' ', application_name, query), ' ') FROM pg_stat_activity \
                    WHERE datname = 'erp'";
    let sessions = text(&url, sessions).await;
    assert!(sessions.contains("migrations"), "{sessions}");
    said.push("sessions", &sessions);
    open.unwrap().close().await.unwrap();
    said.is_silent();
}

#[tokio::test]
async fn commands_keep_a_password_to_themselves() {
    const COMMANDS: &[&[&str]] = &[
        &["plan"],
        &["up", "-n", "1"],
        &["up", "--to", "m"],
        &["status"],
        &["stamp", "m20250112_090000_indexes"],
        &["stamp", "m"],
        &["repair", "--forget", "m20250112_090000_indexes", "--yes"],
        &["repair", "--forget", "m"],
        &["adopt"],
        &["plan", "down", "--all"],
        &["up"],
        &["down", "--all"],
        &["sql", "up"],
        &["up", "--help"],
        &["up", "--no-such-option"],
    ];
    let server = server().await;
    let address = server.address();
    let mut said = Said::default();
    let mut push = |what: &str, ended: &Ended| said.push(what, &ended.to_string());
    let good = vec![server.url(&format!("anna:{SECRET}"), "erp")];
    let unreachable = unreachable_urls(&address).await.into_iter();
    // Each silence costs ten seconds.
    let unreachable = unreachable.take(8);
    let bad = unreachable.chain(unreadable_urls());
    let good = good.into_iter().map(|url| (url, COMMANDS));
    for (url, commands) in good.chain(bad.map(|url| (url, &COMMANDS[..4]))) {
        for command in commands {
            let program = |url| Program {
                path: env!("CARGO_BIN_EXE_concurrent"),
                url,
                folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
            };
            push(&url, &program(Some(url.as_str())).run(command));
            let option = [&["--database-url", url.as_str()], *command].concat();
            push(&url, &program(None).run(&option));
        }
    }
    for text in &mut said.0 {
        let url = text.find(": exit code").unwrap();
        text.replace_range(..url, "command");
    }
    said.is_silent();
}

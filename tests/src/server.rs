//! A database for one test, on the server that `TEST_DATABASE_URL` names.
//!
//! A test that has no server fails; it is never skipped.

#![expect(
    clippy::panic,
    reason = "a test without its database cannot go on, and says why"
)]

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, process, thread};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

use crate::dump;

/// Names a database of a superuser, `postgres://user:password@host:port/database`.
pub const SERVER_VARIABLE: &str = "TEST_DATABASE_URL";

/// A database that nobody else uses; it is removed when the value is dropped, passed or failed.
#[derive(Debug)]
pub struct TestDatabase {
    server: String,
    name: String,
    url: String,
}

impl TestDatabase {
    /// Creates an empty database with a name of its own.
    ///
    /// # Panics
    ///
    /// When `TEST_DATABASE_URL` is not set, or the server refuses.
    pub async fn create() -> Self {
        let server = server_url();
        let name = unique_name();
        execute(&server, format!("CREATE DATABASE {name}"))
            .await
            .unwrap_or_else(|error| panic!("database {name} of {SERVER_VARIABLE}: {error}"));
        let url = with_database(&server, &name);
        Self { server, name, url }
    }

    /// The name of the database, a plain identifier.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is, for `DATABASE_URL` and for other programs.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Opens a connection of its own.
    ///
    /// # Panics
    ///
    /// When the server refuses.
    pub async fn connect(&self) -> PgConnection {
        PgConnection::connect(&self.url)
            .await
            .unwrap_or_else(|error| panic!("connection to {}: {error}", self.name))
    }

    /// Where it is, for another role, which has no password.
    #[must_use]
    pub fn url_as(&self, role: &str) -> String {
        let (start, address) = self.url.split_once("://").unwrap_or_default();
        let address = address.rsplit_once('@').map_or(address, |(_, it)| it);
        format!("{start}://{role}@{address}")
    }

    /// Runs statements in a session of its own, which is gone when this returns.
    ///
    /// # Panics
    ///
    /// When the server refuses.
    pub async fn execute(&self, statements: &str) {
        execute(&self.url, statements.to_owned())
            .await
            .unwrap_or_else(|error| panic!("{}: {error}\n{statements}", self.name));
    }

    /// Runs a file with `psql`, or the program in `PSQL`, each statement as a message of its own.
    ///
    /// # Panics
    ///
    /// When it cannot be run or fails.
    pub fn psql(&self, file: &str) {
        let program = env::var("PSQL").unwrap_or_else(|_| "psql".to_owned());
        let arguments = [
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--file=-",
        ];
        let mut child = Command::new(&program)
            .args(arguments)
            .arg(format!("--dbname={}", self.url))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot run {program}: {error}"));
        // What it does not read it did not need: its exit code tells.
        let written = child
            .stdin
            .take()
            .map(|mut it| it.write_all(file.as_bytes()));
        match child.wait() {
            Ok(status) if status.success() => {}
            ended => panic!("{program} failed: {ended:?}, {written:?}\n{file}"),
        }
    }

    /// The whole schema as text, without what varies between runs: as `pg_dump --schema-only` prints it, or, of a server that
    /// is newer than `pg_dump`, which refuses it, a line for each thing in the catalog.
    ///
    /// # Panics
    ///
    /// When `pg_dump` and `psql` (or the programs in `PG_DUMP` and `PSQL`) cannot be run or fail.
    #[must_use]
    pub fn schema_dump(&self) -> String {
        self.schema_dump_without(&[])
    }

    /// The same without some tables, such as the journal of the migrations, and their serial sequences,
    /// which `pg_dump` would print on their own.
    ///
    /// # Panics
    ///
    /// Like [`TestDatabase::schema_dump`].
    #[must_use]
    pub fn schema_dump_without(&self, tables: &[&str]) -> String {
        match self.can_dump() {
            true => dump::schema(&self.url, tables),
            false => dump::catalog(&self.url, &self.server, tables),
        }
    }

    /// Whether `pg_dump` knows the server of the tests.
    ///
    /// # Panics
    ///
    /// Like [`TestDatabase::schema_dump`].
    #[must_use]
    pub fn can_dump(&self) -> bool {
        static CAN: OnceLock<bool> = OnceLock::new();
        *CAN.get_or_init(|| dump::newest_server() >= dump::version(&self.server))
    }
}

impl Drop for TestDatabase {
    /// On a thread of its own, because a runtime cannot be entered from within another.
    fn drop(&mut self) {
        let server = self.server.clone();
        let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let dropped = thread::spawn(move || execute_blocking(&server, statement)).join();
        if !matches!(dropped, Ok(Ok(()))) && !thread::panicking() {
            panic!("database {} is left behind: {dropped:?}", self.name);
        }
    }
}

fn server_url() -> String {
    env::var(SERVER_VARIABLE).unwrap_or_else(|_| {
        panic!("set {SERVER_VARIABLE} to the URL of a PostgreSQL superuser's database; tests make theirs beside it")
    })
}

/// Process and counter tell the tests of one run apart, the clock one run from another.
fn unique_name() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_micros();
    format!("migration_test_{now}_{}_{count}", process::id())
}

/// The URL with another path; authority and parameters stay as they are.
fn with_database(url: &str, name: &str) -> String {
    let (address, parameters) = match url.split_once('?') {
        Some((address, parameters)) => (address, format!("?{parameters}")),
        None => (url, String::new()),
    };
    let authority = address.find("://").map_or(0, |scheme| scheme + 3);
    let path = address[authority..]
        .find('/')
        .map_or(address.len(), |slash| authority + slash);
    format!("{}/{name}{parameters}", &address[..path])
}

async fn execute(url: &str, statement: String) -> Result<(), sqlx::Error> {
    let mut connection = PgConnection::connect(url).await?;
    sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(&mut connection)
        .await?;
    connection.close().await
}

fn execute_blocking(url: &str, statement: String) -> Result<(), sqlx::Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(execute(url, statement))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: &str) {
        assert_eq!(with_database(url, "t"), expected);
    }

    #[test]
    fn the_database_of_a_url_is_replaced() {
        check(
            "postgres://postgres@localhost:5433/postgres",
            "postgres://postgres@localhost:5433/t",
        );
        check(
            "postgres://u:p@h/db?sslmode=disable",
            "postgres://u:p@h/t?sslmode=disable",
        );
        check("postgres://localhost", "postgres://localhost/t");
        check(
            "postgres:///postgres?host=/tmp/socket",
            "postgres:///t?host=/tmp/socket",
        );
    }

    #[test]
    fn names_are_unique() {
        assert_ne!(unique_name(), unique_name());
    }
}

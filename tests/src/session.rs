//! A database for one test, with a connection that stays open.

#![expect(
    clippy::panic,
    reason = "a test whose statement is refused cannot go on, and says why"
)]

use migration_core::sql::Script;
use sqlx::{AssertSqlSafe, PgConnection};

use crate::server::TestDatabase;
use crate::whole_catalog::whole_catalog;

/// A database for one test, with a connection that stays open.
#[derive(Debug)]
pub struct TestSession {
    connection: PgConnection,
    database: TestDatabase,
}

impl TestSession {
    /// Creates an empty database and connects to it.
    ///
    /// # Panics
    ///
    /// Like [`TestDatabase::create`].
    pub async fn create() -> Self {
        let database = TestDatabase::create().await;
        Self {
            connection: database.connect().await,
            database,
        }
    }

    /// Runs a script.
    ///
    /// # Panics
    ///
    /// With the script, when the server refuses it.
    pub async fn run(&mut self, sql: &str) {
        if let Err(error) = self.try_run(sql).await {
            panic!("{error}\n{sql}");
        }
    }

    /// Runs a script.
    ///
    /// # Errors
    ///
    /// The server's words, when it refuses.
    pub async fn try_run(&mut self, sql: &str) -> Result<(), String> {
        run(&mut self.connection, sql).await
    }

    /// Runs a migration as it is committed: each transaction and each statement that runs by itself as a message.
    ///
    /// # Errors
    ///
    /// The server's words, when it refuses.
    pub async fn try_apply(&mut self, script: &Script) -> Result<(), String> {
        apply(&mut self.connection, script).await
    }

    /// Runs a file with `psql`, or the program in `PSQL`.
    ///
    /// # Panics
    ///
    /// When it cannot be run or fails.
    pub fn psql(&self, file: &str) {
        self.database.psql(file);
    }

    /// The major version of the server, such as 15.
    ///
    /// # Panics
    ///
    /// When the server does not say.
    pub async fn version(&mut self) -> u32 {
        let sql = "SELECT current_setting('server_version_num')::integer / 10000";
        let version: Result<i32, _> = sqlx::query_scalar(sql)
            .fetch_one(&mut self.connection)
            .await;
        match version {
            Ok(version) => version.unsigned_abs(),
            Err(error) => panic!("{error}\n{sql}"),
        }
    }

    /// A line for each thing in the catalog.
    ///
    /// # Panics
    ///
    /// When it cannot be read.
    pub async fn catalog(&mut self) -> Vec<String> {
        match whole_catalog(&mut self.connection).await {
            Ok(lines) => lines,
            Err(error) => panic!("{error}"),
        }
    }

    /// Whether [`TestSession::dump`] is what `pg_dump` prints.
    ///
    /// # Panics
    ///
    /// Like [`TestDatabase::can_dump`].
    #[must_use]
    pub fn can_dump(&self) -> bool {
        self.database.can_dump()
    }

    /// The lines of [`TestDatabase::schema_dump`].
    #[must_use]
    pub fn dump(&self) -> Vec<String> {
        let text = self.database.schema_dump();
        text.lines().map(ToOwned::to_owned).collect()
    }
}

/// Runs a script.
///
/// # Errors
///
/// The server's words, when it refuses.
pub async fn run(connection: &mut PgConnection, sql: &str) -> Result<(), String> {
    let result = sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await;
    result.map(drop).map_err(|error| error.to_string())
}

/// Runs a migration as it is committed: each transaction and each statement that runs by itself as a message.
///
/// # Errors
///
/// The server's words, when it refuses.
pub async fn apply(connection: &mut PgConnection, script: &Script) -> Result<(), String> {
    for segment in script.segments() {
        let statements = &script.statements[segment.statements];
        let texts: Vec<&str> = statements.iter().map(|it| it.sql.as_str()).collect();
        run(connection, &texts.join("\n;\n")).await?;
    }
    Ok(())
}

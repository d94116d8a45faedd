//! Connections, and what each kind may do.

use super::error::{ConnectError, ConnectProblem, SessionError};
use super::keeper::Keeper;
use super::trace::{self, Trace};
use super::url::DatabaseUrl;
use crate::journal::{self, Fact, Journal};
use crate::sql::{Lone, Statement};
use crate::step::LOWEST;
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use std::collections::BTreeMap;
use std::time::Duration;

/// May read, and the server holds it to that.
#[derive(Clone, Copy, Debug)]
pub struct ReadOnly;

/// May read the journal and take the lock.
#[derive(Clone, Debug)]
pub struct Unlocked {
    /// How to connect again, where that is known.
    pub(super) again: Option<(DatabaseUrl, Duration)>,
}

/// Holds the lock, and may write.
#[derive(Debug)]
pub struct Locked {
    pub(super) key: i64,
    /// Whether the role may run PL/pgSQL, which progress needs.
    pub(super) plpgsql: bool,
    /// Where a new table goes whose schema is not said; empty where nowhere.
    pub(super) schema: String,
    /// The connection that holds the lock, where a pooler gives each transaction another session.
    pub(super) keeper: Option<Keeper>,
}

/// A connection that may do what `Access` says.
#[derive(Debug)]
pub struct Session<Access> {
    pub(super) connection: PgConnection,
    pub(super) access: Access,
    /// What stands before each query.
    pub(super) before: &'static str,
}

/// What stands before all that a read-only session asks. A message of many statements is one transaction ("Multiple Statements in
/// a Simple Query" in the manual), and nothing is set that a pooler would leave to others.
const READING: &str = "SET TRANSACTION READ ONLY;\n";

impl Session<ReadOnly> {
    /// Connects, and has the server refuse every write of this session.
    ///
    /// # Errors
    ///
    /// When there is no connection within the time given.
    pub async fn read_only(url: &DatabaseUrl, timeout: Duration) -> Result<Self, ConnectError> {
        let connection = connect(url, timeout).await?;
        Ok(Self::read_only_over(connection))
    }

    /// Over a connection that is there.
    pub(super) const fn read_only_over(connection: PgConnection) -> Self {
        Self {
            connection,
            access: ReadOnly,
            before: READING,
        }
    }
}

impl Session<Unlocked> {
    /// Connects.
    ///
    /// # Errors
    ///
    /// When there is no connection within the time given.
    pub async fn open(url: &DatabaseUrl, timeout: Duration) -> Result<Self, ConnectError> {
        let connection = connect(url, timeout).await?;
        let again = Some((url.clone(), timeout));
        Ok(Self {
            connection,
            access: Unlocked { again },
            before: "",
        })
    }

    /// Over a connection that is there.
    pub(super) const fn over(connection: PgConnection) -> Self {
        Self {
            connection,
            access: Unlocked { again: None },
            before: "",
        }
    }
}

impl Session<Locked> {
    /// The connection that may write: nothing else gives it out.
    pub(crate) fn writer(&mut self) -> &mut PgConnection {
        &mut self.connection
    }

    pub(crate) const fn has_plpgsql(&self) -> bool {
        self.access.plpgsql
    }

    /// Whether each transaction has another session, so that what one sets is not there for the next.
    pub(crate) const fn is_pooled(&self) -> bool {
        self.access.keeper.is_some()
    }

    /// Where a new table goes whose schema is not said, if anywhere.
    pub(crate) fn schema(&self) -> Option<&str> {
        Some(self.access.schema.as_str()).filter(|schema| !schema.is_empty())
    }

    /// Runs statements of this library's own, in a transaction of theirs.
    pub(crate) async fn write(
        &mut self,
        sql: String,
        doing: &'static str,
    ) -> Result<(), SessionError> {
        let sql = match self.guard() {
            Some(guard) => format!("SELECT {guard};\n{sql}"),
            None => sql,
        };
        let done = self.attempt(&sql).await;
        done.map_err(|error| match SessionError::new(doing, &error) {
            SessionError::Server { error, .. } if self.is_guards(&error.code) => {
                SessionError::LockLost
            }
            error => error,
        })
    }

    /// Runs a statement whose failure the caller explains.
    pub(crate) async fn attempt(&mut self, sql: &str) -> Result<(), sqlx::Error> {
        let done = sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut self.connection)
            .await;
        done.map(|_| ())
    }

    /// Makes the journal, and reads it: another process may have made it meanwhile.
    pub(crate) async fn create(&mut self, journal: &Journal) -> Result<Vec<Fact>, SessionError> {
        let sql = format!("{};\n{}", journal.create(), journal.select());
        let rows = self.rows(sql).await;
        let facts = rows.and_then(|rows| rows.iter().map(journal::decode).collect());
        facts.map_err(|error| SessionError::new("create the journal", &error))
    }

    /// What the catalog holds of what a statement was to make or to take away.
    pub(crate) async fn trace(&mut self, lone: &Lone) -> Result<Trace, SessionError> {
        let rows = self.rows(trace::query(lone)).await;
        let trace = rows.and_then(|rows| trace::decode(lone, rows.first()));
        trace.map_err(|error| SessionError::new("look at what was begun", &error))
    }

    /// The SQL that the journal keeps for taking a migration back, in order; none where it keeps none.
    pub(crate) async fn kept_down(
        &mut self,
        journal: &Journal,
        id: &str,
    ) -> Result<Vec<Statement>, SessionError> {
        let doing = "read the journal";
        let rows = self.rows(journal.select_down(id)).await;
        let kept = rows.and_then(|rows| rows.iter().map(journal::decode_kept).collect());
        kept.map_err(|error| SessionError::new(doing, &error))
    }
}

impl<Access> Session<Access> {
    /// All rows of the journal; `None` where there is no journal yet.
    ///
    /// # Errors
    ///
    /// When the role may not read it, when it is another table, or when the connection is lost.
    pub async fn facts(&mut self, journal: &Journal) -> Result<Option<Vec<Fact>>, SessionError> {
        let facts = self.rows(journal.select()).await;
        match facts.and_then(|rows| rows.iter().map(journal::decode).collect()) {
            Ok(facts) => Ok(Some(facts)),
            Err(error) if is_missing_table(&error) => Ok(None),
            Err(error) => Err(SessionError::new("read the journal", &error)),
        }
    }

    /// The SQL that the journal keeps of what ran, by migration.
    pub(crate) async fn kept_up(
        &mut self,
        journal: &Journal,
        ids: &[&str],
    ) -> Result<BTreeMap<String, String>, SessionError> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = self.rows(journal.select_up(ids.iter().copied())).await;
        let kept = rows.and_then(|rows| rows.iter().map(journal::decode_up).collect());
        kept.map_err(|error| SessionError::new("read the journal", &error))
    }

    /// The server's version as its `server_version_num`, which it tells when it lets a session in: 150004 is 15.4.
    pub fn version(&self) -> Option<u32> {
        self.connection.server_version_num()
    }

    /// Ends the session; the server then releases its locks.
    ///
    /// # Errors
    ///
    /// When the connection is lost already.
    pub async fn close(self) -> Result<(), SessionError> {
        let closed = self.connection.close().await;
        closed.map_err(|error| SessionError::new("close the connection", &error))
    }

    pub(crate) async fn rows(&mut self, sql: String) -> Result<Vec<PgRow>, sqlx::Error> {
        sqlx::raw_sql(AssertSqlSafe(format!("{}{sql}", self.before)))
            .fetch_all(&mut self.connection)
            .await
    }
}

/// `undefined_table`, also where the schema is missing.
fn is_missing_table(error: &sqlx::Error) -> bool {
    let database = error.as_database_error();
    database
        .and_then(|error| error.code())
        .is_some_and(|code| code == "42P01")
}

pub(super) async fn connect(
    url: &DatabaseUrl,
    timeout: Duration,
) -> Result<PgConnection, ConnectError> {
    let options = url.options();
    let problem = match tokio::time::timeout(timeout, options.connect()).await {
        Ok(Ok(connection)) => match too_old(&connection) {
            None => return Ok(connection),
            Some(problem) => problem,
        },
        Ok(Err(error)) => error.into(),
        Err(_) => ConnectProblem::TimedOut(timeout),
    };
    Err(ConnectError::new(url, problem))
}

/// Whether a server is not supported; where it tells no version, that is not known.
pub(super) fn too_old(connection: &PgConnection) -> Option<ConnectProblem> {
    let server = connection.server_version_num()? / 10_000;
    (server < LOWEST).then_some(ConnectProblem::TooOld { server })
}

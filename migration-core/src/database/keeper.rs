//! The second connection, which holds the lock behind a pooler, and how the first makes sure of it.
//!
//! A pooler gives each transaction another session. So a second connection keeps its session by a transaction that stays open, and
//! holds the lock in that. When it is lost, so is the lock, and nobody tells the first connection. So every transaction that writes
//! begins with a guard: it asks the server whether the lock is still held, and takes a lock of its own, the writer's. Who gets the
//! migration lock later makes sure that nobody has the writer's, and so comes after whatever was written before.

use super::error::{ConnectError, SessionError};
use super::lock::{LockError, text};
use super::session::{Locked, Session, Unlocked, connect};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// Holds the lock in an open transaction.
#[derive(Debug)]
pub(super) struct Keeper {
    connection: PgConnection,
    /// The process id of its server process.
    pid: String,
}

/// `division_by_zero`: how a guard fails.
const LOST: &str = "22012";

/// The key of the lock that a writing transaction holds.
pub(super) const fn writer_key(key: i64) -> i64 {
    key.wrapping_add(1)
}

/// Whether a row of `pg_locks` is an advisory lock with this key: it shows as its upper and its lower half, with `objsubid` 1.
pub(super) fn has_key(key: i64) -> String {
    format!(
        "locktype = 'advisory' AND granted AND objsubid = 1 \
         AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) \
         AND (classid::int8 << 32) | objid::int8 = {key}"
    )
}

impl Keeper {
    /// What ends a transaction where the lock is lost.
    fn guard(&self, key: i64) -> String {
        format!(
            "1 / (CASE WHEN pg_try_advisory_xact_lock({writer}) \
             THEN EXISTS (SELECT FROM pg_catalog.pg_locks WHERE pid = {pid} AND {lock}) ELSE false END)::integer",
            writer = writer_key(key),
            pid = self.pid,
            lock = has_key(key)
        )
    }

    /// Lets the lock go, and keeps the connection.
    async fn let_go(&mut self) -> Result<(), sqlx::Error> {
        let ended = sqlx::raw_sql("ROLLBACK").execute(&mut self.connection);
        ended.await.map(|_| ())
    }

    /// Lets the lock go, and ends the connection.
    pub(super) async fn end(mut self) -> Result<(), sqlx::Error> {
        self.let_go().await?;
        self.connection.close().await
    }
}

impl Session<Unlocked> {
    /// Asks for the lock in a transaction of a second connection, which keeps its session as long as that is open; it holds no
    /// snapshot, for which others would wait. The same lock, so that those without a pooler are kept out too.
    pub(super) async fn keep(
        &mut self,
        key: i64,
        connection: &mut Option<PgConnection>,
    ) -> Result<Option<Keeper>, LockError> {
        let second = match connection.take() {
            Some(connection) => connection,
            None => self.second().await?,
        };
        let failed = |error: sqlx::Error| SessionError::new("take the migration lock", &error);
        let (mut keeper, locked) = ask(second, key).await.map_err(failed)?;
        if locked && self.is_unwritten(key).await? {
            return Ok(Some(keeper));
        }
        keeper.let_go().await.map_err(failed)?;
        *connection = Some(keeper.connection);
        Ok(None)
    }

    /// Whether no transaction still writes for somebody who has lost the lock.
    async fn is_unwritten(&mut self, key: i64) -> Result<bool, SessionError> {
        let writer = writer_key(key);
        let sql = format!("SELECT pg_try_advisory_xact_lock({writer})::text");
        let [free] = self.texts(sql, "take the migration lock").await?;
        Ok(free == "true")
    }

    async fn second(&self) -> Result<PgConnection, LockError> {
        let Some((url, timeout)) = &self.access.again else {
            return Err(LockError::Pooled);
        };
        let connected: Result<_, ConnectError> = connect(url, *timeout).await;
        connected.map_err(LockError::Keeper)
    }
}

/// The limits of a role on open transactions (the second since PostgreSQL 17) are not for this one.
async fn ask(mut connection: PgConnection, key: i64) -> Result<(Keeper, bool), sqlx::Error> {
    let sql = format!(
        "BEGIN; SELECT set_config(name, '0', true) FROM pg_catalog.pg_settings \
         WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout'); \
         SELECT pg_try_advisory_xact_lock({key})::text, pg_backend_pid()::text"
    );
    let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_all(&mut connection);
    let rows = rows.await?;
    let (locked, pid) = (text(rows.last(), 0), text(rows.last(), 1));
    Ok((Keeper { connection, pid }, locked == "true"))
}

impl Session<Locked> {
    /// What each transaction that writes begins with, where the lock can be lost unnoticed: a column of a `SELECT`.
    pub(crate) fn guard(&self) -> Option<String> {
        let keeper = self.access.keeper.as_ref()?;
        Some(keeper.guard(self.access.key))
    }

    /// Whether an error is that of the guard.
    pub(crate) fn is_guards(&self, code: &str) -> bool {
        self.access.keeper.is_some() && code == LOST
    }
}

//! The lock that lets one process at a time write.

use super::error::SessionError;
use super::session::{Locked, Session, Unlocked};
use crate::journal::Journal;
use sqlx::Row;
use sqlx::postgres::PgRow;
use std::time::{Duration, Instant};

/// The session that holds the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The process id of its server process.
    pub pid: String,
    /// What it calls itself; `migrations` for this library.
    pub application: String,
    /// Since when it is connected, in UTC, to the second; empty where the role may not see it.
    pub since: String,
}

/// Why the lock was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// Another session kept it all the time.
    #[error("the migration lock is still held after {} s, by {holder}", .waited.as_secs())]
    Held {
        /// Who has it.
        holder: Holder,
        /// How long this session waited.
        waited: Duration,
    },
    /// The server could not be asked.
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl LockError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Held { holder, .. } => format!(
                "wait longer with `--lock-wait 30m`; if that session hangs, end it: SELECT pg_terminate_backend({})",
                holder.pid
            ),
            Self::Session(error) => error.help().to_owned(),
        }
    }
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.pid.as_str(), self.since.as_str()) {
            ("", _) => f.write_str("a session that has just ended"),
            (pid, "") => write!(f, "`{}` (pid {pid})", self.application),
            (pid, since) => write!(
                f,
                "`{}` (pid {pid}, connected since {since} UTC)",
                self.application
            ),
        }
    }
}

/// The longest pause between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

impl Session<Unlocked> {
    /// Takes the lock, asking again and again for at most `wait`; each time it is refused, `waiting` hears who
    /// has it.
    ///
    /// It asks with `pg_try_advisory_lock`: a session that is blocked in `pg_advisory_lock` holds a snapshot,
    /// and deadlocks with the holder's `CREATE INDEX CONCURRENTLY`, which waits for all snapshots to end.
    ///
    /// # Errors
    ///
    /// When another session keeps the lock for all that time, or the connection is lost.
    pub async fn lock(
        mut self,
        journal: &Journal,
        wait: Duration,
        waiting: &mut (dyn FnMut(&Holder) + Send),
    ) -> Result<Session<Locked>, LockError> {
        let start = Instant::now();
        let mut pause = Duration::from_millis(50);
        let key = journal.lock_key();
        loop {
            if let Some(access) = self.try_lock(key).await? {
                return Ok(Session {
                    connection: self.connection,
                    access,
                });
            }
            let holder = self.holder(key).await?;
            if start.elapsed() >= wait {
                return Err(LockError::Held {
                    holder,
                    waited: start.elapsed(),
                });
            }
            waiting(&holder);
            tokio::time::sleep(pause.min(wait.saturating_sub(start.elapsed()))).await;
            pause = LONGEST_PAUSE.min(pause * 3 / 2);
        }
    }

    async fn try_lock(&mut self, key: i64) -> Result<Option<Locked>, SessionError> {
        let sql = format!(
            "SELECT pg_try_advisory_lock({key})::text, coalesce((SELECT has_language_privilege(oid, 'USAGE') \
             FROM pg_catalog.pg_language WHERE lanname = 'plpgsql'), false)::text, coalesce(current_schema()::text, '')"
        );
        let [locked, plpgsql, schema] = self.texts(sql, "take the migration lock").await?;
        let plpgsql = plpgsql == "true";
        Ok((locked == "true").then_some(Locked {
            key,
            plpgsql,
            schema,
        }))
    }

    /// A lock by a `bigint` shows in `pg_locks` as its upper and its lower half, with `objsubid` 1.
    async fn holder(&mut self, key: i64) -> Result<Holder, SessionError> {
        let sql = format!(
            "SELECT pid::text, coalesce(application_name, ''), \
             coalesce(to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), '') \
             FROM pg_catalog.pg_locks LEFT JOIN pg_catalog.pg_stat_activity USING (pid) \
             WHERE locktype = 'advisory' AND granted AND objsubid = 1 \
             AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()) \
             AND (classid::int8 << 32) | objid::int8 = {key}"
        );
        let [pid, application, since] = self.texts(sql, "see who holds the migration lock").await?;
        Ok(Holder {
            pid,
            application,
            since,
        })
    }

    /// The first row's texts; empty ones where there is no row.
    async fn texts<const N: usize>(
        &mut self,
        sql: String,
        doing: &'static str,
    ) -> Result<[String; N], SessionError> {
        let rows = self
            .rows(sql)
            .await
            .map_err(|error| SessionError::new(doing, &error))?;
        Ok(std::array::from_fn(|index| text(rows.first(), index)))
    }
}

fn text(row: Option<&PgRow>, index: usize) -> String {
    row.and_then(|row| row.try_get(index).ok())
        .unwrap_or_default()
}

impl Session<Locked> {
    /// Gives the lock back, and ends the session.
    ///
    /// The end alone would do on a server, but not where one server process serves all connections.
    ///
    /// # Errors
    ///
    /// When the connection is lost; the server then releases the lock by itself.
    pub async fn release(mut self) -> Result<(), SessionError> {
        let sql = format!("SELECT pg_advisory_unlock({})", self.access.key);
        self.write(sql, "give the migration lock back").await?;
        self.close().await
    }
}

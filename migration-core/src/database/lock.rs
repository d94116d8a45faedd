//! The lock that lets one process at a time write.

use super::error::{ConnectError, SessionError};
use super::keeper::{has_key, writer_key};
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
    /// The lock goes with a session, and the connection that was given changes its own with each transaction.
    #[error(
        "the connection goes through a pooler that gives each transaction another session, and one connection cannot hold the \
             migration lock there"
    )]
    Pooled,
    /// There is no second connection, which holds the lock behind a pooler.
    #[error("behind a pooler, a second connection holds the migration lock: {0}")]
    Keeper(ConnectError),
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
            Self::Pooled => "give the run a URL, options or a pool, so that it can open a second connection; or a connection to the \
                             server itself, opened with the driver's own `extra_float_digits`"
                .to_owned(),
            Self::Keeper(error) => error.help(),
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

/// What came of asking for the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attempt {
    Locked,
    Held,
    /// It was not asked for, because this connection cannot hold it.
    Pooled,
}

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
        let mut keeper = None;
        loop {
            let (attempt, mut access) = self.try_lock(key).await?;
            if attempt == Attempt::Pooled {
                access.keeper = self.keep(key, &mut keeper).await?;
            }
            if attempt == Attempt::Locked || access.keeper.is_some() {
                return Ok(Session {
                    connection: self.connection,
                    access,
                    before: self.before,
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

    /// Asks for the lock, unless a pooler is in between: the driver sends `extra_float_digits` when it connects, and where the session
    /// has it from elsewhere, it is not this connection's own.
    ///
    /// Who has it makes sure that nobody writes any more who has lost it.
    async fn try_lock(&mut self, key: i64) -> Result<(Attempt, Locked), SessionError> {
        let writer = writer_key(key);
        let sql = format!(
            "SELECT CASE WHEN source <> 'client' THEN 'pooled' WHEN NOT pg_try_advisory_lock({key}) THEN 'false' \
             WHEN pg_try_advisory_xact_lock({writer}) THEN 'true' \
             WHEN pg_advisory_unlock({key}) THEN 'false' END, \
             coalesce((SELECT has_language_privilege(oid, 'USAGE') \
             FROM pg_catalog.pg_language WHERE lanname = 'plpgsql'), false)::text, coalesce(current_schema()::text, '') \
             FROM pg_catalog.pg_settings WHERE name = 'extra_float_digits'"
        );
        let [locked, plpgsql, schema] = self.texts(sql, "take the migration lock").await?;
        let attempt = match locked.as_str() {
            "true" => Attempt::Locked,
            "pooled" => Attempt::Pooled,
            _ => Attempt::Held,
        };
        let access = Locked {
            key,
            plpgsql: plpgsql == "true",
            schema,
            keeper: None,
        };
        Ok((attempt, access))
    }

    /// Who has the lock, or still writes for one who has lost it.
    async fn holder(&mut self, key: i64) -> Result<Holder, SessionError> {
        let sql = format!(
            "SELECT pid::text, coalesce(application_name, ''), \
             coalesce(to_char(backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), '') \
             FROM pg_catalog.pg_locks LEFT JOIN pg_catalog.pg_stat_activity USING (pid) \
             WHERE ({lock}) OR ({writer}) ORDER BY {lock} DESC LIMIT 1",
            lock = has_key(key),
            writer = has_key(writer_key(key))
        );
        let [pid, application, since] = self.texts(sql, "see who holds the migration lock").await?;
        Ok(Holder {
            pid,
            application,
            since,
        })
    }

    /// The first row's texts; empty ones where there is no row.
    pub(super) async fn texts<const N: usize>(
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

pub(super) fn text(row: Option<&PgRow>, index: usize) -> String {
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
        let doing = "give the migration lock back";
        match self.access.keeper.take() {
            Some(keeper) => {
                let ended = keeper.end().await;
                ended.map_err(|error| SessionError::new(doing, &error))?;
            }
            None => {
                let sql = format!("SELECT pg_advisory_unlock({})", self.access.key);
                self.write(sql, doing).await?;
            }
        }
        self.close().await
    }
}

//! How a run goes about its work.

use crate::journal::Journal;
use std::time::Duration;

/// How a run goes about its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The journal.
    pub journal: Journal,
    /// How long to wait for a connection.
    pub connect_timeout: Duration,
    /// How long to wait for the lock that lets one process at a time migrate.
    pub lock_wait: Duration,
    /// How long a statement waits for the lock of a table. While it waits, all who come after it wait too, readers
    /// as well; so it should be short.
    pub lock_timeout: Duration,
    /// How often a migration is tried again after such a wait was in vain.
    pub lock_retries: u32,
    /// How long a statement may run; `None`, the default, for any time, also where the role has a limit.
    pub statement_timeout: Option<Duration>,
}

impl Settings {
    /// The server's settings that bound a statement, in milliseconds; 0 is no bound.
    pub(super) fn limits(&self) -> [(&'static str, u128); 2] {
        let statement = self.statement_timeout.map_or(0, |limit| limit.as_millis());
        [
            ("lock_timeout", self.lock_timeout.as_millis()),
            ("statement_timeout", statement),
        ]
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            journal: Journal::default(),
            connect_timeout: Duration::from_secs(10),
            lock_wait: Duration::from_secs(5 * 60),
            lock_timeout: Duration::from_secs(5),
            lock_retries: 5,
            statement_timeout: None,
        }
    }
}

//! How a run goes about its work.

use crate::journal::Journal;
use crate::limits::Limits;
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
    /// How long a migration waits and runs. What is said here holds for all, also for one that says otherwise; what is
    /// not, is as the migration has it, or else as [`Limits::DEFAULT`].
    pub limits: Limits,
}

impl Settings {
    /// The limits of a migration that has these of its own.
    pub(super) fn limits(&self, own: Limits) -> Limits {
        self.limits.or(own).or(Limits::DEFAULT)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            journal: Journal::default(),
            connect_timeout: Duration::from_secs(10),
            lock_wait: Duration::from_secs(5 * 60),
            limits: Limits::NONE,
        }
    }
}

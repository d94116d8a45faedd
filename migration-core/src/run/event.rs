//! What a run tells while it runs, and in the end.

use crate::database::Holder;
use crate::plan::Nothing;
use crate::sql::Script;
use std::time::Duration;

/// Who hears of a run's events.
pub type Observer<'o> = dyn FnMut(Event<'_>) + Send + 'o;

/// What happens in a run.
#[derive(Clone, Debug)]
pub enum Event<'e> {
    /// Another session has the lock; told before each further attempt.
    Waiting {
        /// Who has it.
        holder: &'e Holder,
    },
    /// The lock is taken.
    Locked,
    /// What will run, in order; nothing has run yet.
    Planned {
        /// One script for each migration.
        scripts: Vec<&'e Script>,
    },
    /// A migration has begun.
    MigrationStarted {
        /// Its script.
        script: &'e Script,
    },
    /// A statement is done.
    StatementDone {
        /// The migration's script.
        script: &'e Script,
        /// Which statement, from 1.
        n: usize,
    },
    /// A migration is committed.
    MigrationDone {
        /// Its script.
        script: &'e Script,
        /// How long it took.
        duration: Duration,
    },
    /// A table's lock was not granted in time; what was not committed is rolled back, and will be tried again.
    Retrying {
        /// The migration's script.
        script: &'e Script,
        /// How many of its statements are committed, and stay done.
        stays: usize,
        /// Which attempt comes next, from 2.
        attempt: u32,
        /// How many attempts there are.
        of: u32,
        /// When it comes.
        pause: Duration,
    },
    /// There is nothing to do.
    NothingToDo(&'e Nothing),
}

/// What a run has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The migrations, in the order in which they ran.
    pub done: Vec<Done>,
    /// Why none ran.
    pub nothing: Option<Nothing>,
    /// How long it took, with waiting.
    pub duration: Duration,
}

/// A migration that was applied or taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its id.
    pub migration: String,
    /// How many statements ran.
    pub statements: usize,
    /// How long it took.
    pub duration: Duration,
}

impl Done {
    pub(super) fn of(script: &Script, duration: Duration) -> Self {
        Self {
            migration: script.migration.clone(),
            statements: script.statements.len(),
            duration,
        }
    }
}

impl Report {
    pub(super) fn after(self, duration: Duration) -> Self {
        Self { duration, ..self }
    }
}

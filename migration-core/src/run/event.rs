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
    /// A table's lock was not granted in time; the migration is rolled back, and will be tried again.
    Retrying {
        /// Its script.
        script: &'e Script,
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

impl Report {
    pub(super) fn after(self, duration: Duration) -> Self {
        Self { duration, ..self }
    }
}

//! What to run, and why: pure decisions over a replayed history and what the journal says.
//!
//! Knows the schema's chain and the journal's facts, nothing of SQL, of sessions, or of how the facts were read.

mod down;
mod error;
mod nothing;
mod problem;
mod reached;
mod repair;
mod stamp;
mod status;
mod suggest;
mod target;
#[cfg(test)]
mod tests;
mod up;
mod version;

pub use crate::schema::TooOld;
pub use error::{Irreversible, PlanError};
pub use nothing::Nothing;
pub use problem::Problem;
pub use reached::reached;
pub use repair::{Mend, Repair, repair};
pub use stamp::stamp;
pub use status::{Line, Standing, status};
#[cfg(feature = "cli")]
pub(crate) use suggest::similar;
pub use target::{DownTarget, Target, UpTarget};
pub use version::supported;

use crate::journal::{Fact, Position};
use crate::schema::Chain;

/// The work that leads to a target, in the order in which it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// One job for each migration.
    pub jobs: Vec<Job>,
    /// Why there is no job.
    pub nothing: Option<Nothing>,
}

/// One migration, in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Apply a migration of the code.
    Apply {
        /// Its place in the chain.
        link: usize,
        /// How much of it is in the database already.
        position: Position,
    },
    /// Take a migration back as the code derives it.
    Undo {
        /// Its place in the chain.
        link: usize,
        /// How much of it is in the database.
        position: Position,
    },
    /// Take a migration back with the SQL that the journal keeps, because the code does not say what was applied.
    UndoKept {
        /// Its id.
        id: String,
        /// How the code and the journal differ: edited, missing or unknown; or applied, where they differ about an
        /// older one, so that the code does not know the schema before it.
        standing: Standing,
        /// How much of it is in the database.
        position: Position,
    },
}

/// Decides what leads from the facts to the target.
///
/// # Errors
///
/// Nothing may run where the code and the journal disagree about what is applied and stays so, where the target is no migration,
/// or where a step on the way down cannot be taken back. All disagreements are reported at once.
pub fn plan(chain: &Chain<'_>, facts: &[Fact], target: &Target) -> Result<Plan, PlanError> {
    match target {
        Target::Up(target) => up::plan(chain, facts, target),
        Target::Down(target) => down::plan(chain, facts, target),
    }
}

impl Plan {
    fn of(jobs: Vec<Job>, nothing: impl FnOnce() -> Nothing) -> Self {
        let nothing = jobs.is_empty().then(nothing);
        Self { jobs, nothing }
    }
}

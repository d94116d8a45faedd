//! The one runner.
//!
//! It reads the journal; if there is work, it takes the lock, reads the journal again, and sends all migrations in
//! one message, each as a transaction of its own that also writes its row of the journal. The server runs them in
//! order and stops at the first error: what was committed before stands, the rest never happened. Results stream
//! back, so that progress is live and the statement that failed is known.
//!
//! A step that cannot run in a transaction parts its migration into stages. Each transaction between such steps is
//! still one of a message's; the step itself is a message of its own, and the journal says before it that it has begun,
//! and after it that it is done.

mod application;
mod backoff;
mod engine;
mod error;
mod event;
mod execute;
mod failure;
mod function;
mod function_failure;
mod lone;
mod mend;
mod message;
mod prepare;
mod progress;
mod refusal;
mod settings;
mod stage;
mod trace;
mod verify;

pub use application::{MigrationStatus, Run};
pub use error::RunError;
pub use event::{Done, Event, Observer, Report};
pub use function_failure::{FunctionFailure, Wrong};
pub use mend::{Edit, Proposal};
pub use refusal::{Lost, Place, Position, Refusal, Stays};
pub use settings::Settings;
pub use verify::{Look, Verified};

use crate::database::{DatabaseUrl, Session};
use crate::plan::{DownTarget, Target, UpTarget};
use crate::schema::Chain;
use engine::Engine;

/// A history and the database that it is to be brought to.
#[derive(Clone, Copy, Debug)]
pub struct Runner<'r> {
    /// The replayed history.
    pub chain: &'r Chain<'r>,
    /// The database.
    pub url: &'r DatabaseUrl,
    /// How to go about it.
    pub settings: &'r Settings,
}

impl<'r> Runner<'r> {
    /// Applies pending migrations. Any number of processes may do so at once: one works, the others wait.
    ///
    /// Where nothing is pending, it costs one query, and nothing is locked or written.
    ///
    /// # Errors
    ///
    /// When there is no connection or no lock, when code and journal disagree, or when the server refuses a
    /// statement; then that migration is rolled back, those before it stay applied.
    pub async fn up(
        &self,
        target: &UpTarget,
        observe: &mut Observer<'_>,
    ) -> Result<Report, RunError> {
        self.run(&Target::Up(target.clone()), observe).await
    }

    /// Takes applied migrations back, the newest first.
    ///
    /// # Errors
    ///
    /// As with [`up`](Self::up), and when a step on the way cannot be taken back; then nothing runs.
    pub async fn down(
        &self,
        target: &DownTarget,
        observe: &mut Observer<'_>,
    ) -> Result<Report, RunError> {
        self.run(&Target::Down(target.clone()), observe).await
    }

    async fn run(&self, target: &Target, observe: &mut Observer<'_>) -> Result<Report, RunError> {
        let session = Session::open(self.url, self.settings.connect_timeout);
        self.engine().run(session, target, observe).await
    }

    const fn engine(&self) -> Engine<'r> {
        Engine {
            chain: self.chain,
            settings: self.settings,
        }
    }
}

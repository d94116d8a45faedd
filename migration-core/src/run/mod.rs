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

mod backoff;
mod error;
mod event;
mod execute;
mod failure;
mod function;
mod function_failure;
mod lone;
mod message;
mod prepare;
mod progress;
mod refusal;
mod settings;
mod stage;

pub use error::RunError;
pub use event::{Done, Event, Observer, Report};
pub use function_failure::{FunctionFailure, Wrong};
pub use refusal::{Lost, Place, Position, Refusal, Stays};
pub use settings::Settings;

use crate::database::{DatabaseUrl, Locked, Session};
use crate::journal::Fact;
use crate::plan::{DownTarget, Plan, PlanError, Target, UpTarget, plan, supported};
use crate::schema::Chain;
use std::time::Instant;

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

impl Runner<'_> {
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
        let start = Instant::now();
        let settings = self.settings;
        let mut session = Session::open(self.url, settings.connect_timeout).await?;
        let facts = session.facts(&settings.journal).await?;
        let plan = self.plan(&session, &facts.unwrap_or_default(), target)?;
        if let Some(report) = idle(plan, observe) {
            session.close().await.ok();
            return Ok(report);
        }
        let mut waiting = |holder: &_| observe(Event::Waiting { holder });
        let mut session = session
            .lock(&settings.journal, settings.lock_wait, &mut waiting)
            .await?;
        let result = self.run_locked(&mut session, target, observe).await;
        match &result {
            // The server may be waiting for something else than a statement (`COPY … FROM STDIN`).
            Err(RunError::Lost(_)) => drop(session),
            // A session that cannot release its lock is lost, and the server has released it.
            _ => session.release().await.unwrap_or_default(),
        }
        result.map(|report| report.after(start.elapsed()))
    }

    /// What leads to the target, if the server is new enough for it.
    fn plan<Access>(
        &self,
        session: &Session<Access>,
        facts: &[Fact],
        target: &Target,
    ) -> Result<Plan, PlanError> {
        let plan = plan(self.chain, facts, target)?;
        match session.version() {
            Some(version) => supported(self.chain, &plan, version).map(|()| plan),
            None => Ok(plan),
        }
    }

    async fn run_locked(
        &self,
        session: &mut Session<Locked>,
        target: &Target,
        observe: &mut Observer<'_>,
    ) -> Result<Report, RunError> {
        observe(Event::Locked);
        let journal = &self.settings.journal;
        let facts = session.facts(journal).await?;
        if facts.is_none() {
            session
                .write(journal.create(), "create the journal")
                .await?;
        }
        let plan = self.plan(session, &facts.unwrap_or_default(), target)?;
        if let Some(report) = idle(plan.clone(), observe) {
            return Ok(report);
        }
        let works = prepare::works(self.chain, &plan, session, journal).await?;
        observe(Event::Planned {
            scripts: works.iter().map(|work| &work.script).collect(),
        });
        execute::all(session, &works, self.settings, observe).await
    }
}

fn idle(plan: Plan, observe: &mut Observer<'_>) -> Option<Report> {
    let nothing = plan.nothing?;
    observe(Event::NothingToDo(&nothing));
    Some(Report {
        nothing: Some(nothing),
        ..Report::default()
    })
}

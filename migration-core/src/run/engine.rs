//! One run over one session.

use super::error::RunError;
use super::event::{Event, Observer, Report};
use super::settings::Settings;
use super::trace::Tracer;
use super::{execute, prepare};
use crate::database::{Locked, Session, Unlocked};
use crate::ident::DEFAULT_SCHEMA;
use crate::journal::Fact;
use crate::plan::{Plan, PlanError, Target, plan, supported};
use crate::schema::Chain;
use std::time::Instant;
use tracing::Instrument as _;

/// A history, and how to go about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Engine<'r> {
    pub(super) chain: &'r Chain<'r>,
    pub(super) settings: &'r Settings,
}

/// What the journal said before the lock was taken: whether there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Journal,
    NoJournal,
}

impl Seen {
    pub(super) const fn of(facts: Option<&Vec<Fact>>) -> Self {
        match facts {
            Some(_) => Self::Journal,
            None => Self::NoJournal,
        }
    }
}

impl Engine<'_> {
    /// Runs over a session that is still to come, and tells all of it.
    pub(super) async fn run<E: Into<RunError>>(
        &self,
        session: impl Future<Output = Result<Session<Unlocked>, E>>,
        target: &Target,
        observe: &mut Observer<'_>,
    ) -> Result<Report, RunError> {
        let mut tracer = Tracer::new(target);
        let span = tracer.run.clone();
        let mut tell = |event: Event<'_>| {
            tracer.tell(&event);
            observe(event);
        };
        let run = async {
            let start = Instant::now();
            let session = session.await.map_err(Into::into)?;
            let report = self.over(session, target, &mut tell).await?;
            Ok(report.after(start.elapsed()))
        };
        let result = run.instrument(span).await;
        tracer.end(&result);
        result
    }

    async fn over(
        &self,
        mut session: Session<Unlocked>,
        target: &Target,
        observe: &mut Observer<'_>,
    ) -> Result<Report, RunError> {
        let facts = session.facts(&self.settings.journal).await?;
        let seen = Seen::of(facts.as_ref());
        let plan = self.plan(&session, &facts.unwrap_or_default(), target)?;
        if let Some(report) = idle(plan, observe) {
            session.close().await.ok();
            return Ok(report);
        }
        let mut session = self.lock(session, observe).await?;
        let result = self.run_locked(&mut session, seen, target, observe).await;
        release(session, &result).await;
        result
    }

    /// Takes the lock that lets one process at a time write.
    pub(super) async fn lock(
        &self,
        session: Session<Unlocked>,
        observe: &mut Observer<'_>,
    ) -> Result<Session<Locked>, RunError> {
        let Settings {
            journal, lock_wait, ..
        } = self.settings;
        let mut waiting = |holder: &_| observe(Event::Waiting { holder });
        let session = session.lock(journal, *lock_wait, &mut waiting).await?;
        observe(Event::Locked);
        Ok(session)
    }

    /// Reads the journal under the lock, and makes it where there was none.
    pub(super) async fn facts(
        &self,
        session: &mut Session<Locked>,
        seen: Seen,
    ) -> Result<Vec<Fact>, RunError> {
        let journal = &self.settings.journal;
        let facts = match seen {
            Seen::Journal => session.facts(journal).await?,
            Seen::NoJournal => None,
        };
        match facts {
            Some(facts) => Ok(facts),
            None => Ok(session.create(journal).await?),
        }
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
        seen: Seen,
        target: &Target,
        observe: &mut Observer<'_>,
    ) -> Result<Report, RunError> {
        if let Some(error) = outside_public(session) {
            return Err(error);
        }
        let facts = self.facts(session, seen).await?;
        let plan = self.plan(session, &facts, target)?;
        if let Some(report) = idle(plan.clone(), observe) {
            return Ok(report);
        }
        let works = prepare::works(self.chain, &plan, session, &self.settings.journal).await?;
        observe(Event::Planned {
            scripts: works.iter().map(|work| &work.script).collect(),
        });
        execute::all(session, &works, self.settings, observe).await
    }
}

/// Why not to run: a name without a schema is one of `public`, as the history has it, and the session would take another. Where
/// it has no schema at all, the server refuses what needs one.
fn outside_public(session: &Session<Locked>) -> Option<RunError> {
    let schema = session.schema().filter(|it| *it != DEFAULT_SCHEMA)?;
    Some(RunError::SearchPath {
        schema: schema.to_owned(),
    })
}

/// Gives the lock back.
pub(super) async fn release<T>(session: Session<Locked>, result: &Result<T, RunError>) {
    match result {
        // The server may be waiting for something else than a statement (`COPY … FROM STDIN`).
        Err(RunError::Lost(_)) => drop(session),
        // A session that cannot release its lock is lost, and the server has released it.
        _ => session.release().await.unwrap_or_default(),
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

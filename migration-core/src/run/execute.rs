//! Goes through the stages of all migrations: sends messages, follows their results, and tries again.

use super::backoff::pause;
use super::error::RunError;
use super::event::{Done, Event, Observer, Report};
use super::failure::{self, Stop};
use super::function;
use super::lone::{self, Attempt, Halt};
use super::message::{Frame, Message};
use super::prepare::Work;
use super::progress::Tracker;
use super::settings::Settings;
use super::stage::{Stage, stages};
use crate::database::{Locked, Session};
use crate::sql::Lone;
use std::time::Instant;

/// A run on its way.
struct Run<'r, 'o> {
    session: &'r mut Session<Locked>,
    settings: &'r Settings,
    observe: &'r mut Observer<'o>,
    report: Report,
    /// When the present migration began.
    started: Instant,
}

pub(super) async fn all(
    session: &mut Session<Locked>,
    works: &[Work],
    settings: &Settings,
    observe: &mut Observer<'_>,
) -> Result<Report, RunError> {
    let mut run = Run {
        session,
        settings,
        observe,
        report: Report::default(),
        started: Instant::now(),
    };
    let stages = stages(works);
    let (mut at, mut failed) = (0, 0);
    while let Some(left) = stages.get(at..).filter(|left| !left.is_empty()) {
        match run.next(left, failed).await {
            Ok(done) => {
                at += done;
                failed = 0;
            }
            Err(Halt::Run(error)) => return Err(error),
            Err(Halt::Stop(stop)) => {
                at += stop.committed;
                failed = if stop.committed == 0 { failed + 1 } else { 1 };
                run.again(&stop, failed).await?;
            }
        }
    }
    Ok(run.report)
}

impl<'r> Run<'r, '_> {
    /// Runs the next stage, or as many as one message carries; says how many.
    async fn next<'w>(&mut self, left: &'w [Stage<'w>], failed: u32) -> Result<usize, Halt<'w>> {
        match left.first_chunk() {
            Some([stage]) if let Some(lone) = stage.lone => {
                self.alone(stage, lone, failed).await.map(|()| 1)
            }
            Some(stages @ [stage]) if stage.calls().next().is_some() => {
                self.call(stages).await.map(|()| 1).map_err(Halt::Stop)
            }
            _ => self.send(together(left)).await.map_err(Halt::Stop),
        }
    }

    /// Waits before the next attempt, or ends the run where there is none.
    async fn again(&mut self, stop: &Stop<'_>, failed: u32) -> Result<(), RunError> {
        let settings = self.settings;
        let limits = settings.limits(stop.stage.work.script.limits);
        let retries = limits.lock_retries.unwrap_or_default();
        if !stop.is_lock_timeout() || failed > retries {
            return Err(failure::report(self.session, settings, stop, &self.report.done).await);
        }
        failure::roll_back(self.session, stop).await;
        let pause = pause(failed);
        (self.observe)(Event::Retrying {
            script: &stop.stage.work.script,
            stays: stop.stage.statements.start,
            attempt: failed + 1,
            of: retries.saturating_add(1),
            pause,
        });
        tokio::time::sleep(pause).await;
        Ok(())
    }

    async fn alone<'w>(
        &mut self,
        stage: &Stage<'w>,
        lone: &Lone,
        failed: u32,
    ) -> Result<(), Halt<'w>> {
        let script = &stage.work.script;
        self.start(stage);
        let attempt = match stage.is_in_doubt() || failed > 0 {
            true => Attempt::Again,
            false => Attempt::First,
        };
        lone::run(self.session, stage, lone, (self.settings, attempt)).await?;
        let n = stage.statements.end;
        (self.observe)(Event::StatementDone { script, n });
        self.end(stage);
        Ok(())
    }

    /// A stage whose functions run between its messages.
    async fn call<'w>(&mut self, stages: &'w [Stage<'w>; 1]) -> Result<(), Stop<'w>> {
        let [stage] = stages;
        self.start(stage);
        let watch = (&mut *self.observe, &mut self.started);
        function::run(self.session, stages, self.settings, watch).await?;
        self.end(stage);
        Ok(())
    }

    /// Tells that a migration has begun, where it has.
    fn start(&mut self, stage: &Stage<'_>) {
        if stage.is_first() {
            self.started = Instant::now();
            let script = &stage.work.script;
            (self.observe)(Event::MigrationStarted { script });
        }
    }

    /// Tells that a migration is done, where it is.
    fn end(&mut self, stage: &Stage<'_>) {
        if stage.is_last {
            let (script, duration) = (&stage.work.script, self.started.elapsed());
            self.report.done.push(Done::of(script, duration));
            (self.observe)(Event::MigrationDone { script, duration });
        }
    }

    async fn send<'w>(&mut self, stages: &'w [Stage<'w>]) -> Result<usize, Stop<'w>> {
        let message = Message::new(stages, &Frame::new(self.session, self.settings));
        let mut tracker = Tracker::new(&message, stages, (self.observe, &mut self.started));
        match message.send(self.session.writer(), &mut tracker).await {
            Ok(()) => {
                self.report.done.extend(tracker.finish());
                Ok(stages.len())
            }
            Err(error) => {
                let reached = tracker.stop();
                self.report.done.extend(reached.done.iter().cloned());
                Err(Stop::new(stages, &message, &reached, &error))
            }
        }
    }
}

/// What goes into the next message: all that is left up to a statement that runs by itself or a function; but SQL from the journal
/// goes alone, because the number of its statements is not known.
fn together<'s, 'w>(left: &'s [Stage<'w>]) -> &'s [Stage<'w>] {
    let fits = |stage: &&Stage<'_>| {
        stage.lone.is_none() && !stage.work.is_kept() && stage.calls().next().is_none()
    };
    let known = left.iter().take_while(fits).count();
    left.get(..known.max(1)).unwrap_or_default()
}

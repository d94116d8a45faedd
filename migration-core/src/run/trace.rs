//! What a run tells to `tracing`.
//!
//! A span for the run, and in it one for each migration, with what happens as events. Nothing of a URL is in them, and of the
//! SQL only what a step says of itself.

use super::error::RunError;
use super::event::{Event, Report};
use crate::plan::Target;
use crate::sql::{Direction, Script};
use std::time::Duration;
use tracing::{Span, debug, error, info, info_span, warn};

/// Follows one run.
pub(super) struct Tracer {
    pub(super) run: Span,
    migration: Span,
    /// Whom the run waits for, as it was last told.
    waiting: String,
    has_ended: bool,
}

impl Tracer {
    pub(super) fn new(target: &Target) -> Self {
        let direction = word(target);
        Self {
            run: info_span!(target: "migrations", "migrate", direction),
            migration: Span::none(),
            waiting: String::new(),
            has_ended: false,
        }
    }

    pub(super) fn tell(&mut self, event: &Event<'_>) {
        let run = &self.run;
        match event {
            Event::Waiting { holder } => self.wait(holder.to_string()),
            Event::Locked => debug!(target: "migrations", parent: run, "has the migration lock"),
            Event::Planned { scripts } => {
                let migrations = scripts.len();
                info!(target: "migrations", parent: run, migrations, "begins");
            }
            Event::MigrationStarted { script } => self.start(script),
            Event::StatementDone { script, n } => self.statement(script, *n),
            Event::MigrationDone { script, duration } => self.done(script, *duration),
            Event::Retrying {
                attempt, of, pause, ..
            } => {
                let (migration, milliseconds) = (&self.migration, milliseconds(*pause));
                warn!(target: "migrations", parent: migration, attempt, of, pause_ms = milliseconds, "a table is locked; tries again");
            }
            Event::NothingToDo(nothing) => info!(target: "migrations", parent: run, "{nothing}"),
        }
    }

    pub(super) fn end(mut self, result: &Result<Report, RunError>) {
        self.has_ended = true;
        match result {
            Ok(report) => {
                let (migrations, duration_ms) = (report.done.len(), milliseconds(report.duration));
                debug!(target: "migrations", parent: &self.run, migrations, duration_ms, "ends");
            }
            Err(error) => {
                let help = error.help();
                error!(target: "migrations", parent: &self.run, help, "{error}");
            }
        }
    }

    fn wait(&mut self, holder: String) {
        if self.waiting != holder {
            info!(target: "migrations", parent: &self.run, "waits for the migration lock, held by {holder}");
            self.waiting = holder;
        }
    }

    fn start(&mut self, script: &Script) {
        let (id, statements) = (script.migration.as_str(), script.statements.len());
        self.migration =
            info_span!(target: "migrations", parent: &self.run, "migration", id, statements);
        debug!(target: "migrations", parent: &self.migration, "begins");
    }

    fn statement(&self, script: &Script, n: usize) {
        let done = n.checked_sub(1).and_then(|at| script.statements.get(at));
        let comment = done.map_or("", |statement| statement.comment.as_str());
        debug!(target: "migrations", parent: &self.migration, statement = n, "{comment}");
    }

    fn done(&mut self, script: &Script, duration: Duration) {
        let duration_ms = milliseconds(duration);
        let what = match script.direction {
            Direction::Up => "is applied",
            Direction::Down => "is taken back",
        };
        info!(target: "migrations", parent: &self.migration, duration_ms, "{what}");
        self.migration = Span::none();
    }
}

/// A run that did not end was dropped.
impl Drop for Tracer {
    fn drop(&mut self) {
        if !self.has_ended {
            warn!(target: "migrations", parent: &self.run, "is cancelled; the next run goes on where the journal says");
        }
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

const fn word(target: &Target) -> &'static str {
    match target {
        Target::Up(_) => "up",
        Target::Down(_) => "down",
    }
}

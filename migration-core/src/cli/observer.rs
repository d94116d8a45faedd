//! A run's events as lines and progress.

use super::ui::{Color, Ui, counted, duration};
use crate::run::{Event, Report};
use crate::sql::{Direction, Script};
use std::time::Duration;

/// Watches one run.
pub(super) struct Watcher<'u> {
    ui: &'u Ui,
    /// Whom the run waits for, as it was last told.
    waiting: String,
    /// How many statements of the present migration are done.
    statements: usize,
}

impl<'u> Watcher<'u> {
    pub(super) fn new(ui: &'u Ui) -> Self {
        Self {
            ui,
            waiting: String::new(),
            statements: 0,
        }
    }

    pub(super) fn watch(&mut self, event: &Event<'_>) {
        match event {
            Event::Waiting { holder } => self.wait(holder.to_string()),
            Event::Locked => {}
            Event::Planned { scripts } => self.plan(scripts),
            Event::MigrationStarted { script } => {
                self.statements = 0;
                self.announce(script, 0);
            }
            Event::StatementDone { script, n } => self.statement(script, *n),
            Event::MigrationDone { script, duration } => self.done(script, *duration),
            Event::Retrying {
                script,
                stays,
                attempt,
                of,
                pause,
            } => {
                self.ui.retreat(self.statements.saturating_sub(*stays));
                self.statements = *stays;
                self.ui.warning(&format!(
                    "`{}` waits for a table that is locked; attempt {attempt} of {of} in {}",
                    script.migration,
                    duration(*pause)
                ));
            }
            Event::NothingToDo(nothing) => self.ui.line(&nothing.to_string()),
        }
    }

    fn wait(&mut self, holder: String) {
        if self.waiting != holder {
            self.ui
                .note(&format!("waiting for the migration lock, held by {holder}"));
            self.waiting = holder;
        }
    }

    fn plan(&self, scripts: &[&Script]) {
        for script in scripts {
            for what in losses(script) {
                self.ui
                    .warning(&format!("`{}` loses {what}", script.migration));
            }
        }
        self.ui
            .start_progress(scripts.iter().map(|script| script.statements.len()).sum());
    }

    fn statement(&mut self, script: &Script, n: usize) {
        self.statements = n;
        self.ui.advance();
        self.announce(script, n);
    }

    /// Shows the statement that runs now.
    fn announce(&self, script: &Script, index: usize) {
        if let Some(statement) = script.statements.get(index) {
            self.ui
                .progress(format!("{}: {}", script.migration, statement.comment));
        }
    }

    fn done(&self, script: &Script, took: Duration) {
        let word = self.ui.painted(past(script.direction), Color::Green);
        self.ui.line(&format!(
            "{word} {} ({}, {})",
            script.migration,
            counted(script.statements.len(), "statement"),
            duration(took)
        ));
    }
}

/// What a script loses, each once.
pub(super) fn losses(script: &Script) -> Vec<&str> {
    let mut losses: Vec<&str> = script
        .statements
        .iter()
        .filter_map(|s| s.loses.as_deref())
        .collect();
    losses.dedup();
    losses
}

/// The last line of a run.
pub(super) fn conclude(ui: &Ui, report: &Report, direction: Direction) {
    ui.end_progress();
    if report.nothing.is_none() {
        ui.line(&format!(
            "{} {} in {}",
            past(direction),
            counted(report.done.len(), "migration"),
            duration(report.duration)
        ));
    }
}

const fn past(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "applied",
        Direction::Down => "took back",
    }
}

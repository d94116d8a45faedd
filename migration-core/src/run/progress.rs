//! Where the server is in a message.

use super::event::{Done, Event, Observer};
use super::message::{Message, Role};
use super::stage::Stage;
use crate::journal::decode_took;
use sqlx::postgres::PgRow;
use std::time::{Duration, Instant};

/// Follows the completions of a message.
pub(super) struct Tracker<'t, 'o> {
    message: &'t Message,
    stages: &'t [Stage<'t>],
    observe: &'t mut Observer<'o>,
    /// When the present migration began.
    started: &'t mut Instant,
    /// How long the migration took by the server's clock.
    took: Option<Duration>,
    reached: Reached,
}

/// How far a message came.
#[derive(Debug, Default)]
pub(super) struct Reached {
    /// The piece that the server is at.
    pub(super) piece: usize,
    /// How many stages are committed.
    pub(super) committed: usize,
    /// The migrations that ended with them.
    pub(super) done: Vec<Done>,
}

impl<'t, 'o> Tracker<'t, 'o> {
    pub(super) fn new(
        message: &'t Message,
        stages: &'t [Stage<'t>],
        (observe, started): (&'t mut Observer<'o>, &'t mut Instant),
    ) -> Self {
        Self {
            message,
            stages,
            observe,
            started,
            took: None,
            reached: Reached::default(),
        }
    }

    /// One statement is done.
    ///
    /// The driver reports one completion for each statement, also for `BEGIN`, `SELECT` (after its rows) and
    /// `COMMIT`, and none for what is only a comment. Kept SQL has any number, so it is passed at the end.
    pub(super) fn completed(&mut self) {
        let stages = self.stages;
        let Some(piece) = self.message.pieces.get(self.reached.piece) else {
            return;
        };
        let Some(stage) = stages.get(piece.stage) else {
            return;
        };
        let script = &stage.work.script;
        match piece.role {
            Role::Kept => return,
            Role::Begin if stage.is_first() => {
                *self.started = Instant::now();
                (self.observe)(Event::MigrationStarted { script });
            }
            Role::Statement(index) => (self.observe)(Event::StatementDone {
                script,
                n: index + 1,
            }),
            Role::Commit => self.committed(stage),
            Role::Begin | Role::Settings | Role::Flush | Role::Function | Role::Record => {}
        }
        self.reached.piece += 1;
    }

    /// A row, of which only the journal's matters.
    pub(super) fn row(&mut self, row: &PgRow) {
        self.took = decode_took(row).or(self.took);
    }

    fn committed(&mut self, stage: &Stage<'_>) {
        self.reached.committed += 1;
        let (script, seen) = (&stage.work.script, self.started.elapsed());
        // The server's clock knows only one transaction.
        let took = self.took.take().filter(|_| stage.is_whole());
        if stage.is_last {
            let duration = took.unwrap_or(seen);
            self.reached.done.push(Done::of(script, duration));
            (self.observe)(Event::MigrationDone { script, duration });
        }
    }

    /// The message is done, so all its migrations are, however many completions were seen.
    pub(super) fn finish(mut self) -> Vec<Done> {
        for stage in self.stages.iter().skip(self.reached.committed) {
            self.committed(stage);
        }
        self.reached.done
    }

    /// The message has failed: how far it came.
    pub(super) fn stop(self) -> Reached {
        self.reached
    }
}

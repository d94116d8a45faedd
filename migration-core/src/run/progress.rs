//! Where the server is in a message.

use super::event::{Done, Event, Observer};
use super::message::{Message, Role};
use super::prepare::Work;
use crate::journal::decode_took;
use sqlx::postgres::PgRow;
use std::time::{Duration, Instant};

/// Follows the completions of a message.
pub(super) struct Tracker<'t, 'o> {
    message: &'t Message,
    works: &'t [Work],
    observe: &'t mut Observer<'o>,
    /// The piece that the server is at.
    at: usize,
    started: Instant,
    /// How long the migration took by the server's clock.
    took: Option<Duration>,
    done: Vec<Done>,
}

impl<'t, 'o> Tracker<'t, 'o> {
    pub(super) fn new(
        message: &'t Message,
        works: &'t [Work],
        observe: &'t mut Observer<'o>,
    ) -> Self {
        Self {
            message,
            works,
            observe,
            at: 0,
            started: Instant::now(),
            took: None,
            done: Vec::new(),
        }
    }

    /// One statement is done.
    ///
    /// The driver reports one completion for each statement, also for `BEGIN`, `SELECT` (after its rows) and
    /// `COMMIT`, and none for what is only a comment. Kept SQL has any number, so it is passed at the end.
    pub(super) fn completed(&mut self) {
        let Some(piece) = self.message.pieces.get(self.at) else {
            return;
        };
        let Some(work) = self.works.get(piece.work) else {
            return;
        };
        let script = &work.script;
        match piece.role {
            Role::Kept => return,
            Role::Begin => {
                self.started = Instant::now();
                (self.observe)(Event::MigrationStarted { script });
            }
            Role::Statement(index) => (self.observe)(Event::StatementDone {
                script,
                n: index + 1,
            }),
            Role::Commit => self.committed(work),
            Role::Settings | Role::Flush | Role::Record => {}
        }
        self.at += 1;
    }

    /// A row, of which only the journal's matters.
    pub(super) fn row(&mut self, row: &PgRow) {
        self.took = decode_took(row).or(self.took);
    }

    fn committed(&mut self, work: &Work) {
        let seen = self.started.elapsed();
        let duration = self.took.take().unwrap_or(seen);
        self.done.push(Done {
            migration: work.script.migration.clone(),
            statements: work.script.statements.len(),
            duration,
        });
        (self.observe)(Event::MigrationDone {
            script: &work.script,
            duration,
        });
    }

    /// The message is done, so all its migrations are, however many completions were seen.
    pub(super) fn finish(mut self) -> Vec<Done> {
        for work in self.works.iter().skip(self.done.len()) {
            self.committed(work);
        }
        self.done
    }

    /// The message has failed: what was committed, and the piece that the server was at.
    pub(super) fn stop(self) -> (Vec<Done>, usize) {
        (self.done, self.at)
    }
}

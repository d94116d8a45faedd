//! What is committed at once: a migration, or a part of one that has steps outside of transactions.

use super::prepare::Work;
use crate::function::Call;
use crate::journal::{Journal, Position};
use crate::sql::{Direction, Lone};
use std::ops::Range;

/// Statements of one migration that are committed together.
#[derive(Clone, Debug)]
pub(super) struct Stage<'w> {
    pub(super) work: &'w Work,
    /// Which statements of its script.
    pub(super) statements: Range<usize>,
    /// Whether they are one that runs by itself.
    pub(super) lone: Option<&'w Lone>,
    /// Whether the migration ends with it.
    pub(super) is_last: bool,
}

/// The stages of all migrations, in order.
pub(super) fn stages(works: &[Work]) -> Vec<Stage<'_>> {
    works.iter().flat_map(of).collect()
}

fn of(work: &Work) -> Vec<Stage<'_>> {
    let segments = work.script.segments();
    let last = segments.len() - 1;
    let stages = segments
        .into_iter()
        .enumerate()
        .map(|(index, segment)| Stage {
            work,
            statements: segment.statements,
            lone: segment.lone,
            is_last: index == last,
        });
    stages.collect()
}

impl Stage<'_> {
    /// Its Rust functions, and which statements of the script they are.
    pub(super) fn calls(&self) -> impl Iterator<Item = (usize, Call)> + '_ {
        let functions = self.work.functions.iter().copied();
        functions.filter(|(statement, _)| self.statements.contains(statement))
    }

    pub(super) fn is_first(&self) -> bool {
        self.statements.start == 0
    }

    /// Whether this is all that is to be done of the migration, and done at once.
    pub(super) fn is_whole(&self) -> bool {
        self.is_first() && self.is_last && self.lone.is_none()
    }

    /// Whether it begins where a statement was interrupted in an earlier run.
    pub(super) fn is_in_doubt(&self) -> bool {
        self.is_first() && self.work.position.in_doubt
    }

    /// Whether the journal has a row of the migration that says how much of it is in the database.
    pub(super) fn has_row(&self) -> bool {
        !self.is_first()
            || self.work.position.touched() > 0
            || self.work.script.direction == Direction::Down
    }

    /// How much of the migration is in the database before it.
    pub(super) fn before(&self) -> Position {
        match self.is_first() {
            true => self.work.position,
            false => self.between(self.statements.start),
        }
    }

    /// How much of the migration is in the database after it.
    pub(super) fn after(&self) -> Position {
        match (self.is_last, self.work.script.direction) {
            (true, Direction::Up) => Position::after(self.work.steps),
            (true, Direction::Down) => Position::after(0),
            (false, _) => self.between(self.statements.end),
        }
    }

    /// How much of it there is while its statement runs by itself.
    pub(super) fn during(&self) -> Position {
        Position::within(self.number(self.statements.start).saturating_sub(1))
    }

    /// How much there is once the statements before this one are done, and it is not.
    fn between(&self, next: usize) -> Position {
        let number = self.number(next);
        let within_a_step = self.number(next.saturating_sub(1)) == number;
        match self.work.script.direction {
            _ if within_a_step => Position::within(number.saturating_sub(1)),
            Direction::Up => Position::after(number.saturating_sub(1)),
            Direction::Down => Position::after(number),
        }
    }

    /// The step of a statement.
    fn number(&self, statement: usize) -> usize {
        let statement = self.work.script.statements.get(statement);
        statement.map_or(0, |it| it.number)
    }

    /// What the journal says once the stage is committed: for the same transaction, or after a statement that runs by
    /// itself.
    pub(super) fn record(&self, journal: &Journal) -> Vec<String> {
        let id = &self.work.script.migration;
        match self.work.entry() {
            None if self.is_last => vec![journal.delete(id)],
            None => vec![journal.advance(id, self.after(), None)],
            Some(entry) if self.is_last && !self.has_row() && self.lone.is_none() => {
                vec![journal.delete_failed(id), journal.insert(&entry)]
            }
            Some(_) if self.lone.is_none() && !self.has_row() => {
                self.put(journal, self.after(), self.statements.end)
            }
            Some(_) => {
                let done = Some(self.work.skipped + self.statements.end);
                vec![journal.advance(id, self.after(), done)]
            }
        }
    }

    /// What the journal says before a statement that runs by itself: that it has begun.
    pub(super) fn record_start(&self, journal: &Journal) -> Vec<String> {
        self.put(journal, self.during(), self.statements.start)
    }

    /// Has the journal say how much there is, in a new row where it has none.
    fn put(&self, journal: &Journal, position: Position, statements: usize) -> Vec<String> {
        let id = &self.work.script.migration;
        let done = self.work.skipped + statements;
        match self.work.entry() {
            Some(entry) if !self.has_row() => vec![
                journal.delete_failed(id),
                journal.insert_partial(&entry, position, done),
            ],
            entry => vec![journal.advance(id, position, entry.map(|_| done))],
        }
    }
}

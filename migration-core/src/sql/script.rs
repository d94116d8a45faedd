//! Statements, ready to run or to read.

use crate::limits::Limits;
use std::ops::Range;

/// Which way a script goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Forward: the migration's own steps.
    Up,
    /// Back: their undo, last step first.
    Down,
}

/// The SQL of one migration in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The migration's id.
    pub migration: String,
    /// Which way it goes.
    pub direction: Direction,
    /// The statements, in order.
    pub statements: Vec<Statement>,
    /// How long it waits and runs, where the migration says so itself.
    pub limits: Limits,
}

/// One SQL statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The text, without its semicolon.
    pub sql: String,
    /// What it does, in a line for a reader.
    pub comment: String,
    /// The step that it comes from, or takes back.
    pub step: String,
    /// The place of that step in its migration, from 1.
    pub number: usize,
    /// The data that it loses, as the end of "this loses …".
    pub loses: Option<String>,
    /// How it runs.
    pub execution: Execution,
}

/// How a statement runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Execution {
    /// In a transaction, with the statements around it.
    InTransaction,
    /// By itself: PostgreSQL refuses it in a transaction.
    Alone(Lone),
    /// It is the Rust function of this path, which runs in the transaction. Its SQL is for those who run the script
    /// without it, and refuses.
    Function(String),
}

/// What a statement that runs by itself leaves in the catalog: from this it is known how far an interrupted one came.
///
/// Names are as they stand in SQL: quoted, with the schema where one is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lone {
    /// `CREATE INDEX CONCURRENTLY`: an invalid index until it is finished.
    CreateIndex {
        /// The index.
        index: String,
        /// Its table.
        table: String,
    },
    /// `ATTACH PARTITION`, which takes a concurrent detach back, wherever that was interrupted.
    AttachPartition {
        /// The partition.
        partition: String,
        /// Its table.
        table: String,
    },
    /// `DETACH PARTITION … CONCURRENTLY`: a pending detach until it is finished.
    DetachPartition {
        /// The partition.
        partition: String,
        /// Its table.
        table: String,
    },
    /// `DROP INDEX CONCURRENTLY`: an index, at last an invalid one, until it is gone.
    DropIndex {
        /// The index.
        index: String,
    },
}

/// Statements that are committed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'s> {
    /// Which statements of the script.
    pub statements: Range<usize>,
    /// Whether they are one that runs by itself.
    pub lone: Option<&'s Lone>,
}

impl Script {
    /// The script's statements, as they are committed: those of a transaction together, the others one by one. A script
    /// without statements is one empty transaction.
    pub fn segments(&self) -> Vec<Segment<'_>> {
        let mut segments: Vec<Segment<'_>> = Vec::new();
        for (index, statement) in self.statements.iter().enumerate() {
            match (segments.last_mut(), statement.execution.lone()) {
                (Some(last), None) if last.lone.is_none() => last.statements.end = index + 1,
                (_, lone) => segments.push(Segment {
                    statements: index..index + 1,
                    lone,
                }),
            }
        }
        if segments.is_empty() {
            segments.push(Segment {
                statements: 0..0,
                lone: None,
            });
        }
        segments
    }

    /// Whether all of it can run in one transaction.
    pub fn is_transactional(&self) -> bool {
        self.statements
            .iter()
            .all(|it| it.execution.lone().is_none())
    }

    /// The first statement that is a Rust function, so that no file can hold the script.
    pub fn function(&self) -> Option<&Statement> {
        let mut statements = self.statements.iter();
        statements.find(|it| it.execution.function().is_some())
    }

    /// What is left to do of it in a database that has so many of the migration's steps.
    pub fn left(mut self, steps: usize) -> Self {
        let up = self.direction == Direction::Up;
        self.statements.retain(|it| (it.number > steps) == up);
        self
    }
}

impl Lone {
    /// What a failed statement leaves behind, and what the next run does with it.
    pub(crate) fn left(&self) -> String {
        let object = self.object();
        match self {
            Self::CreateIndex { .. } | Self::DropIndex { .. } => {
                format!("the invalid index {object} behind, which the next run drops")
            }
            Self::AttachPartition { .. } | Self::DetachPartition { .. } => {
                format!("the detach of {object} pending, which the next run finishes")
            }
        }
    }

    /// What it makes or takes away.
    pub(crate) fn object(&self) -> &str {
        match self {
            Self::CreateIndex { index, .. } | Self::DropIndex { index } => index,
            Self::AttachPartition { partition, .. } | Self::DetachPartition { partition, .. } => {
                partition
            }
        }
    }
}

impl Execution {
    /// What a statement that runs by itself leaves in the catalog.
    pub const fn lone(&self) -> Option<&Lone> {
        match self {
            Self::InTransaction | Self::Function(_) => None,
            Self::Alone(lone) => Some(lone),
        }
    }

    /// The path of the Rust function that it is.
    pub fn function(&self) -> Option<&str> {
        match self {
            Self::Function(path) => Some(path),
            Self::InTransaction | Self::Alone(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A script of statements in transactions (`t`) and alone (`a`), each of a step of its own.
    fn script(kinds: &str, direction: Direction) -> Script {
        let count = kinds.len();
        let statement = |(index, kind): (usize, char)| Statement {
            sql: String::new(),
            comment: String::new(),
            step: String::new(),
            number: match direction {
                Direction::Up => index + 1,
                Direction::Down => count - index,
            },
            loses: None,
            execution: match kind {
                't' => Execution::InTransaction,
                _ => Execution::Alone(Lone::DropIndex {
                    index: "i".to_owned(),
                }),
            },
        };
        Script {
            migration: "m".to_owned(),
            direction,
            statements: kinds.chars().enumerate().map(statement).collect(),
            limits: Limits::NONE,
        }
    }

    #[track_caller]
    fn check(kinds: &str, expect: &str) {
        let script = script(kinds, Direction::Up);
        let words = script.segments().into_iter().map(|segment| {
            let Range { start, end } = segment.statements;
            format!("{}{start}..{end}", segment.lone.map_or("", |_| "alone "))
        });
        assert_eq!(words.collect::<Vec<_>>().join(", "), expect);
    }

    #[test]
    fn segments() {
        check("", "0..0");
        check("tt", "0..2");
        check("a", "alone 0..1");
        check("ttaat", "0..2, alone 2..3, alone 3..4, 4..5");
    }

    #[test]
    fn what_is_left() {
        let left = |direction, steps| {
            let script = script("tat", direction).left(steps);
            let numbers = script.statements.iter().map(|it| it.number.to_string());
            numbers.collect::<String>()
        };
        assert_eq!(left(Direction::Up, 0), "123");
        assert_eq!(left(Direction::Up, 2), "3");
        assert_eq!(left(Direction::Down, 2), "21");
        assert_eq!(left(Direction::Down, 0), "");
    }
}

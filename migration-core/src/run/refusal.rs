//! What is known of a run that failed.

use crate::database::ServerError;
use crate::sql::Direction;
use std::fmt::{Display, Formatter, Result};

/// A migration that the server refused. It is rolled back, but for what was committed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The migration.
    pub migration: String,
    /// Which way it went.
    pub direction: Direction,
    /// Where in it.
    pub place: Place,
    /// What the server said; its position is that in the whole message.
    pub server: ServerError,
    /// What of it stays in the database on the way up, or is gone on the way down; `None` where it is rolled back as a
    /// whole.
    pub stays: Option<Stays>,
    /// Whether the statement ran by itself, outside of a transaction.
    pub alone: bool,
    /// The migrations that were done before, and stay done.
    pub done: Vec<String>,
}

/// How much of a migration is in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stays {
    /// How many of its steps.
    pub steps: usize,
    /// How many it has.
    pub of: usize,
    /// What a failed statement left behind, and what the next run does with it.
    pub left: Option<String>,
}

/// Where in a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the beginning of its transaction.
    Begin,
    /// In one of its statements.
    Statement {
        /// The step that it comes from.
        step: String,
        /// Which statement, from 1.
        n: usize,
        /// How many there are.
        of: usize,
        /// Its text.
        sql: String,
        /// Where in it.
        position: Option<Position>,
    },
    /// At its row in the journal.
    Journal,
    /// At the end of its transaction, where deferred constraints are checked.
    Commit,
}

/// A place in a statement, both counted from 1, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// The place so many characters from the beginning; the end of the text where there are not so many.
    pub(super) fn new(sql: &str, offset: usize) -> Self {
        let before: String = sql.chars().take(offset).collect();
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        }
    }
}

/// A run whose connection was lost. What was not committed is rolled back by the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The migration that was running, as far as is known.
    pub migration: String,
    /// Which way it went.
    pub direction: Direction,
    /// The driver's words, or the server's last.
    pub reason: String,
    /// The migrations that are known to be done.
    pub done: Vec<String>,
}

impl Display for Lost {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(
            f,
            "the connection was lost during `{}`: {}",
            self.migration, self.reason
        )?;
        match self.done.len() {
            0 => f.write_str("\n  nothing is known to be done before it"),
            count => write!(f, "\n  {count} before it stayed done"),
        }
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let what = match self.direction {
            Direction::Up => "",
            Direction::Down => "taking back ",
        };
        write!(f, "the server refused {what}`{}`; ", self.migration)?;
        match &self.stays {
            None => f.write_str("it is rolled back")?,
            Some(Stays { steps, of, .. }) => {
                write!(f, "{steps} of its {of} steps are in the database")?;
            }
        }
        write!(f, "\n  {}", self.place)?;
        write!(f, "\n  {}", self.server.whole())?;
        if let Some(left) = self.stays.as_ref().and_then(|stays| stays.left.as_ref()) {
            write!(f, "\n  it left {left}")?;
        }
        Ok(())
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Begin => f.write_str("at the beginning of its transaction:"),
            Self::Journal => f.write_str("at its row in the journal:"),
            Self::Commit => f.write_str("at COMMIT:"),
            Self::Statement {
                step,
                n,
                of,
                sql,
                position,
            } => {
                write!(f, "step {step}, statement {n} of {of}")?;
                if let Some(Position { line, column }) = position {
                    write!(f, ", line {line}, column {column}")?;
                }
                f.write_str(":")?;
                excerpt(f, sql, *position)
            }
        }
    }
}

/// How many lines of a statement are shown.
const EXCERPT: usize = 12;

/// The statement; of a long one, its beginning or the lines that lead to the position, under which a caret stands.
fn excerpt(f: &mut Formatter<'_>, sql: &str, position: Option<Position>) -> Result {
    let last = position.map_or(EXCERPT, |position| position.line.max(EXCERPT));
    let first = last - EXCERPT;
    for (index, line) in sql.lines().enumerate().take(last).skip(first) {
        write!(f, "\n    {line}")?;
        if let Some(position) = position.filter(|position| position.line == index + 1) {
            write!(f, "\n    {}^", " ".repeat(position.column - 1))?;
        }
    }
    match sql.lines().count() > last {
        true => f.write_str("\n    …"),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sql: &str, offset: usize, (line, column): (usize, usize)) {
        assert_eq!(Position::new(sql, offset), Position { line, column });
    }

    #[test]
    fn positions() {
        check("SELECT a", 0, (1, 1));
        check("SELECT a", 7, (1, 8));
        check("SELECT\n  a", 9, (2, 3));
        check("'ñ'\n'ü', a", 9, (2, 6));
        check("SELECT", 6, (1, 7));
        check("SELECT", 9, (1, 7));
    }

    #[test]
    fn a_refusal_shows_where() {
        let refusal = Refusal {
            migration: "m1".to_owned(),
            direction: Direction::Up,
            place: Place::Statement {
                step: "Rows".to_owned(),
                n: 2,
                of: 3,
                sql: "SELECT\n  boom\nFROM a".to_owned(),
                position: Some(Position::new("SELECT\n  boom", 9)),
            },
            server: ServerError {
                message: "column \"boom\" does not exist".to_owned(),
                code: "42703".to_owned(),
                hint: Some("Perhaps\nnot".to_owned()),
                ..ServerError::default()
            },
            stays: None,
            alone: false,
            done: Vec::new(),
        };
        assert_eq!(
            refusal.to_string(),
            "the server refused `m1`; it is rolled back\n  step Rows, statement 2 of 3, line 2, column 3:\n    \
             SELECT\n      boom\n      ^\n    FROM a\n  column \"boom\" does not exist (SQLSTATE 42703)\n  hint: \
             Perhaps\n    not"
        );
    }
}

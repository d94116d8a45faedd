//! The text of one message, and what each part of it is.

use super::progress::Tracker;
use super::settings::Settings;
use super::stage::Stage;
use crate::database::{Locked, Session};
use crate::journal::Journal;
use crate::sql::Execution;
use crate::sql::writer::literal;
use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, Either, PgConnection};
use std::ops::Range;

/// A message of many statements.
///
/// It begins with `BEGIN`, and after each `COMMIT` the next `BEGIN` follows at once: statements in front of a `BEGIN`
/// are in a transaction that the server opens for the message, and `BEGIN` makes them part of its own (tried on
/// PostgreSQL 15; `BeginTransactionBlock` in `xact.c`).
///
/// Each [`Piece`] is one statement, for which the server reports one completion.
#[derive(Debug, Default)]
pub(super) struct Message {
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    /// The length of the text in characters, in which the server counts.
    chars: usize,
}

/// One statement of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which stage it belongs to.
    pub(super) stage: usize,
    pub(super) role: Role,
    /// Where it stands, in characters from 0.
    pub(super) chars: Range<usize>,
}

/// What a statement of a message is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Begin,
    /// The transaction's timeouts, whether the lock is held, and when it started.
    Settings,
    /// Makes the server send what it has: see [`FLUSH`].
    Flush,
    /// One of the script's statements, from 0.
    Statement(usize),
    /// A Rust function, which is no part of a message.
    Function,
    /// The journal's SQL, with any number of completions.
    Kept,
    /// The migration's row in the journal.
    Record,
    Commit,
}

/// PostgreSQL collects a message's results in a buffer of 8 KiB until the message ends, so that nothing would be
/// seen of a long run. A notice is sent at once, together with all that was collected (`send_message_to_frontend`
/// in `elog.c`). Two thousand of these cost less than 50 ms.
///
/// It also ends the session of a client that was killed: the server notices that only when it sends something, then
/// rolls back, and releases the lock.
const FLUSH: &str = "DO 'BEGIN RAISE NOTICE ''''; END'";

/// What all messages of a run have.
#[derive(Debug)]
pub(super) struct Frame<'r> {
    pub(super) settings: &'r Settings,
    pub(super) progress: Progress,
    /// What ends a transaction where the migration lock is lost.
    pub(super) guard: Option<String>,
}

impl<'r> Frame<'r> {
    pub(super) fn new(session: &Session<Locked>, settings: &'r Settings) -> Self {
        Self {
            settings,
            progress: Progress::of(session),
            guard: session.guard(),
        }
    }

    /// The transaction's limits and its beginning.
    fn local_settings(&self, stage: &Stage<'_>) -> String {
        let limits = self.settings.limits(stage.work.script.limits);
        let limits = limits.settings().map(|(name, milliseconds)| {
            format!("set_config({}, '{milliseconds}', true)", literal(name))
        });
        let all = self.guard.clone().into_iter().chain(limits);
        let all: Vec<String> = all.chain([Journal::mark_start().to_owned()]).collect();
        format!("SELECT {}", all.join(", "))
    }
}

/// Whether the server's results are to be seen as they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Live,
    /// The role may not use PL/pgSQL.
    AtTheEnd,
}

impl Progress {
    /// As the session can have it.
    const fn of(session: &Session<Locked>) -> Self {
        match session.has_plpgsql() {
            true => Self::Live,
            false => Self::AtTheEnd,
        }
    }
}

impl Message {
    pub(super) fn new(stages: &[Stage<'_>], frame: &Frame<'_>) -> Self {
        let mut message = Self::default();
        for (index, stage) in stages.iter().enumerate() {
            message.push(index, Role::Begin, "BEGIN");
            message.push(index, Role::Settings, &frame.local_settings(stage));
            for (role, sql) in statements(stage) {
                message.push_statement(index, role, sql, frame.progress);
            }
            for sql in stage.record(&frame.settings.journal) {
                message.push(index, Role::Record, &sql);
            }
            message.push(index, Role::Commit, "COMMIT");
        }
        message
    }

    /// The messages between which the functions of a stage run. The driver begins and commits the transaction.
    pub(super) fn around_functions(stage: &Stage<'_>, frame: &Frame<'_>) -> Vec<Self> {
        let mut message = Self::default();
        let mut messages = Vec::new();
        message.push(0, Role::Settings, &frame.local_settings(stage));
        for (role, sql) in statements(stage) {
            match role {
                Role::Function => messages.push(std::mem::take(&mut message)),
                role => message.push_statement(0, role, sql, frame.progress),
            }
        }
        for sql in stage.record(&frame.settings.journal) {
            message.push(0, Role::Record, &sql);
        }
        messages.push(message);
        messages
    }

    /// Sends it, and follows its results.
    pub(super) async fn send(
        &self,
        connection: &mut PgConnection,
        tracker: &mut Tracker<'_, '_>,
    ) -> Result<(), sqlx::Error> {
        if self.pieces.is_empty() {
            return Ok(());
        }
        let mut results = sqlx::raw_sql(AssertSqlSafe(self.text.as_str())).fetch_many(connection);
        while let Some(result) = results.try_next().await? {
            match result {
                Either::Left(_) => tracker.completed(),
                Either::Right(row) => tracker.row(&row),
            }
        }
        Ok(())
    }

    fn push_statement(&mut self, stage: usize, role: Role, sql: &str, progress: Progress) {
        if progress == Progress::Live {
            self.push(stage, Role::Flush, FLUSH);
        }
        self.push(stage, role, sql);
    }

    /// The semicolon has its own line, because a statement may end in a `--` comment.
    fn push(&mut self, stage: usize, role: Role, sql: &str) {
        let start = self.chars;
        let end = start + sql.chars().count();
        self.text.push_str(sql);
        self.text.push_str("\n;\n");
        self.chars = end + 3;
        self.pieces.push(Piece {
            stage,
            role,
            chars: start..end,
        });
    }

    /// The piece at a position of the server's, which counts characters of the whole message from 1. What follows
    /// a piece's text belongs to it: an error at its end is reported at the semicolon.
    pub(super) fn piece_at(&self, position: usize) -> Option<usize> {
        let at = position.checked_sub(1)?;
        self.pieces
            .partition_point(|piece| piece.chars.start <= at)
            .checked_sub(1)
    }
}

/// A statement of nothing but comments has no completion, so it is left out.
fn statements<'s>(stage: &'s Stage<'_>) -> impl Iterator<Item = (Role, &'s str)> {
    let range = stage.statements.clone();
    let statements = stage.work.script.statements.iter().enumerate();
    statements
        .take(range.end)
        .skip(range.start)
        .filter(|(_, statement)| !is_blank(&statement.sql))
        .map(|(index, statement)| {
            let role = match &statement.execution {
                Execution::Function(_) => Role::Function,
                _ if stage.work.is_kept() => Role::Kept,
                _ => Role::Statement(index),
            };
            (role, statement.sql.as_str())
        })
}

/// Whether there is nothing but spaces, semicolons and comments.
fn is_blank(sql: &str) -> bool {
    let rest = sql.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
    if let Some(comment) = rest.strip_prefix("--") {
        return comment
            .split_once('\n')
            .is_none_or(|(_, after)| is_blank(after));
    }
    match rest.strip_prefix("/*") {
        Some(comment) => after_comment(comment).is_none_or(is_blank),
        None => rest.is_empty(),
    }
}

/// What follows a block comment, in which others may be nested.
fn after_comment(comment: &str) -> Option<&str> {
    let end = comment.find("*/")?;
    match comment.find("/*").filter(|start| *start < end) {
        Some(start) => after_comment(after_comment(comment.get(start + 2..)?)?),
        None => comment.get(end + 2..),
    }
}

#[cfg(test)]
mod tests {
    use super::super::prepare::{Record, Work};
    use super::super::stage::stages;
    use super::*;
    use crate::journal::Position;
    use crate::limits::Limits;
    use crate::sql::{Direction, Execution, Script, Statement};

    fn work(id: &str, statements: &[&str]) -> Work {
        let statement = |sql: &&str| Statement {
            sql: (*sql).to_owned(),
            comment: String::new(),
            step: String::new(),
            number: 1,
            loses: None,
            execution: Execution::InTransaction,
        };
        Work {
            script: Script {
                migration: id.to_owned(),
                direction: Direction::Down,
                statements: statements.iter().map(statement).collect(),
                limits: Limits::NONE,
            },
            position: Position::after(1),
            skipped: 0,
            steps: 1,
            functions: Vec::new(),
            record: Record::Delete,
        }
    }

    fn frame(progress: Progress) -> Frame<'static> {
        Frame {
            settings: Box::leak(Box::default()),
            progress,
            guard: None,
        }
    }

    fn roles(message: &Message) -> String {
        let words = message.pieces.iter().map(|piece| match piece.role {
            Role::Begin => format!("{}:", piece.stage),
            Role::Statement(index) => index.to_string(),
            role => format!("{role:?}").to_lowercase(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_migration_is_a_transaction() {
        let works = [
            work("a", &["SELECT 1", "-- nothing", "SELECT 2"]),
            work("b", &[]),
        ];
        let stages = stages(&works);
        let message = Message::new(&stages, &frame(Progress::AtTheEnd));
        assert_eq!(
            roles(&message),
            "0: settings 0 2 record commit 1: settings record commit"
        );
        let message = Message::new(&stages, &frame(Progress::Live));
        assert_eq!(
            roles(&message),
            "0: settings flush 0 flush 2 record commit 1: settings record commit"
        );
    }

    #[test]
    fn positions_count_characters() {
        let works = [work("größe", &["SELECT 'ñandú'", "SELECT boom"])];
        let message = Message::new(&stages(&works), &frame(Progress::Live));
        let byte = message.text.find("boom").unwrap();
        let position = message.text[..byte].chars().count() + 1;
        assert_ne!(position, byte + 1);
        let piece = &message.pieces[message.piece_at(position).unwrap()];
        assert_eq!(piece.role, Role::Statement(1));
        assert_eq!(position - 1 - piece.chars.start, "SELECT ".len());
        assert_eq!(message.piece_at(0), None);
        assert_eq!(message.piece_at(1), Some(0));
        assert_eq!(
            message.piece_at(piece.chars.end + 2),
            message.piece_at(position)
        );
    }

    #[test]
    fn a_comment_at_the_end_does_not_hide_what_follows() {
        let works = [work("a", &["SELECT 1 -- one"])];
        let message = Message::new(&stages(&works), &frame(Progress::Live));
        assert!(message.text.contains("-- one\n;\n"));
    }

    #[test]
    fn blank_statements() {
        for blank in [
            "",
            " ;\n",
            "-- a",
            "-- a\n/* b */ ",
            "/* a /* b */ c */",
            "/* a */--\n;",
            "/* open",
        ] {
            assert!(is_blank(blank), "{blank}");
        }
        for statement in [
            "SELECT",
            "-- a\nSELECT",
            "/* /* */ */ SELECT",
            "/**/-",
            "- -",
        ] {
            assert!(!is_blank(statement), "{statement}");
        }
    }
}

//! What follows an error.

use super::error::RunError;
use super::event::Done;
use super::message::{Message, Piece, Role};
use super::prepare::Work;
use super::refusal::{Lost, Place, Position, Refusal};
use crate::database::{Locked, ServerError, Session};
use crate::journal::{Failure, Journal};

/// A message that failed.
pub(super) struct Stop<'w> {
    /// What it had committed.
    pub(super) done: Vec<Done>,
    /// The migration that failed.
    pub(super) work: &'w Work,
    /// Its statement.
    piece: Piece,
    /// Whether a transaction is left open: not where the message was not parsed, because the server parses all of
    /// it before it runs any, nor where `COMMIT` failed, which ends it.
    open: bool,
    cause: Cause,
}

enum Cause {
    Server(ServerError),
    Connection(String),
}

impl<'w> Stop<'w> {
    /// The piece is the one at the error's position, which is there also when the message was not parsed and so
    /// nothing of it ran; or else the one that the completions lead to.
    pub(super) fn new(
        works: &'w [Work],
        message: &Message,
        (done, at): (Vec<Done>, usize),
        error: &sqlx::Error,
    ) -> Self {
        let cause = Cause::from(error);
        let index = cause
            .position()
            .and_then(|position| message.piece_at(position))
            .unwrap_or(at);
        let last = message.pieces.len().saturating_sub(1);
        let piece = message.pieces[index.min(last)].clone();
        Self {
            done,
            work: &works[piece.work],
            open: at > 0 && piece.role != Role::Commit,
            piece,
            cause,
        }
    }

    pub(super) fn is_lock_timeout(&self) -> bool {
        matches!(&self.cause, Cause::Server(error) if error.is_lock_timeout())
    }

    fn place(&self) -> Place {
        let statements = &self.work.script.statements;
        let index = match self.piece.role {
            Role::Statement(index) => index,
            Role::Kept => 0,
            Role::Record => return Place::Journal,
            Role::Commit => return Place::Commit,
            Role::Begin | Role::Settings | Role::Flush => return Place::Begin,
        };
        let statement = &statements[index];
        let offset = self
            .cause
            .position()
            .and_then(|position| position.checked_sub(1 + self.piece.chars.start));
        Place::Statement {
            step: statement.step.clone(),
            n: index + 1,
            of: statements.len(),
            sql: statement.sql.clone(),
            position: offset.map(|offset| Position::new(&statement.sql, offset)),
        }
    }
}

impl Cause {
    fn position(&self) -> Option<usize> {
        match self {
            Self::Server(error) => error.position,
            Self::Connection(_) => None,
        }
    }
}

impl From<&sqlx::Error> for Cause {
    fn from(error: &sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else {
            return Self::Connection(error.to_string());
        };
        let error = ServerError::from(database);
        match error.ends_session() {
            true => Self::Connection(error.to_string()),
            false => Self::Server(error),
        }
    }
}

/// Ends the failed transaction. If that fails the connection is lost, and the server has ended it.
pub(super) async fn roll_back(session: &mut Session<Locked>, stop: &Stop<'_>) {
    if stop.open {
        session.write("ROLLBACK".to_owned(), "roll back").await.ok();
    }
}

/// Rolls back, has the journal say what happened, and makes the error of it.
pub(super) async fn report(
    session: &mut Session<Locked>,
    journal: &Journal,
    stop: &Stop<'_>,
    done: &[Done],
) -> RunError {
    let migration = stop.work.script.migration.clone();
    let direction = stop.work.script.direction;
    let done = done.iter().map(|done| done.migration.clone()).collect();
    match &stop.cause {
        Cause::Connection(reason) => RunError::Lost(Box::new(Lost {
            migration,
            direction,
            reason: reason.clone(),
            done,
        })),
        Cause::Server(server) => {
            let place = stop.place();
            roll_back(session, stop).await;
            let sql = note(journal, stop.work, &place, server);
            // The refusal is what matters; a journal that cannot be written must not hide it.
            session.write(sql, "note the failure").await.ok();
            RunError::Refused(Box::new(Refusal {
                migration,
                direction,
                place,
                server: server.clone(),
                done,
            }))
        }
    }
}

fn note(journal: &Journal, work: &Work, place: &Place, server: &ServerError) -> String {
    let (done, statement) = match place {
        Place::Statement { n, sql, .. } => (n - 1, sql.as_str()),
        Place::Begin => (0, "BEGIN"),
        Place::Journal => (work.script.statements.len(), "INSERT INTO the journal"),
        Place::Commit => (work.script.statements.len(), "COMMIT"),
    };
    let error = server.to_string();
    let failure = Failure {
        done,
        statement,
        error: &error,
    };
    match work.entry() {
        Some(entry) => journal.insert_failed(&entry, &failure),
        None => journal.note_failed_down(&work.script.migration, &failure),
    }
}

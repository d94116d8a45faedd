//! What follows an error.

use super::error::RunError;
use super::event::Done;
use super::function_failure::{FunctionFailure, Wrong};
use super::message::{Message, Piece, Role};
use super::progress::Reached;
use super::refusal::{Lost, Place, Position, Refusal, Stays};
use super::settings::Settings;
use super::stage::Stage;
use crate::database::{Locked, ServerError, Session, SessionError, Trace};
use crate::journal::{self, Failure, Journal};
use crate::sql::Direction;

/// A message that failed.
pub(super) struct Stop<'w> {
    /// How many of its stages were committed.
    pub(super) committed: usize,
    /// The stage that failed.
    pub(super) stage: Stage<'w>,
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
    Function(Wrong),
}

impl<'w> Stop<'w> {
    /// The piece is the one at the error's position, which is there also when the message was not parsed and so
    /// nothing of it ran; or else the one that the completions lead to.
    pub(super) fn new(
        stages: &'w [Stage<'w>],
        message: &Message,
        reached: &Reached,
        error: &sqlx::Error,
    ) -> Self {
        let cause = Cause::from(error);
        let index = cause
            .position()
            .and_then(|position| message.piece_at(position))
            .unwrap_or(reached.piece);
        let last = message.pieces.len().saturating_sub(1);
        let piece = message.pieces[index.min(last)].clone();
        Self {
            committed: reached.committed,
            stage: stages[piece.stage].clone(),
            open: reached.piece > 0 && piece.role != Role::Commit,
            piece,
            cause,
        }
    }

    /// A Rust function, whose transaction is rolled back.
    pub(super) fn function(stage: &Stage<'w>, statement: usize, wrong: Wrong) -> Self {
        Self {
            cause: Cause::Function(wrong),
            ..Self::at(stage, Role::Statement(statement))
        }
    }

    /// What the driver does around a transaction, which is over.
    pub(super) fn outside(stage: &Stage<'w>, role: Role, error: &sqlx::Error) -> Self {
        Self {
            cause: Cause::from(error),
            ..Self::at(stage, role)
        }
    }

    /// A statement that ran by itself.
    pub(super) fn alone(stage: &Stage<'w>, error: &sqlx::Error) -> Self {
        Self::outside(stage, Role::Statement(stage.statements.start), error)
    }

    /// A stage of which nothing is open, and of whose messages nothing is to be found by its place.
    fn at(stage: &Stage<'w>, role: Role) -> Self {
        Self {
            committed: 0,
            stage: stage.clone(),
            piece: Piece {
                stage: 0,
                role,
                chars: 0..usize::MAX,
            },
            open: false,
            cause: Cause::Connection(String::new()),
        }
    }

    pub(super) fn is_lock_timeout(&self) -> bool {
        match &self.cause {
            Cause::Server(error) => error.is_lock_timeout(),
            Cause::Function(Wrong::Failed {
                is_lock_timeout, ..
            }) => *is_lock_timeout,
            Cause::Function(_) | Cause::Connection(_) => false,
        }
    }

    /// The path of the function that failed.
    fn function_path(&self) -> String {
        let statements = &self.stage.work.script.statements;
        let path = match self.piece.role {
            Role::Statement(index) => statements.get(index).and_then(|it| it.execution.function()),
            _ => None,
        };
        path.unwrap_or_default().to_owned()
    }

    fn place(&self) -> Place {
        let work = self.stage.work;
        let index = match self.piece.role {
            Role::Statement(index) => index,
            Role::Kept => 0,
            Role::Record => return Place::Journal,
            Role::Commit => return Place::Commit,
            Role::Begin | Role::Settings | Role::Flush | Role::Function => return Place::Begin,
        };
        let statement = &work.script.statements[index];
        let offset = self
            .cause
            .position()
            .and_then(|position| position.checked_sub(1 + self.piece.chars.start));
        Place::Statement {
            step: statement.step.clone(),
            n: work.skipped + index + 1,
            of: work.statements(),
            sql: statement.sql.clone(),
            position: offset.map(|offset| Position::new(&statement.sql, offset)),
        }
    }
}

impl Cause {
    fn position(&self) -> Option<usize> {
        match self {
            Self::Server(error) => error.position,
            Self::Connection(_) | Self::Function(_) => None,
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
        session.attempt("ROLLBACK").await.ok();
    }
}

/// Rolls back, has the journal say what happened, and makes the error of it.
pub(super) async fn report(
    session: &mut Session<Locked>,
    settings: &Settings,
    stop: &Stop<'_>,
    done: &[Done],
) -> RunError {
    let script = &stop.stage.work.script;
    let (migration, direction) = (script.migration.clone(), script.direction);
    let done = done.iter().map(|done| done.migration.clone()).collect();
    match &stop.cause {
        Cause::Function(wrong) => {
            function_failed(session, &settings.journal, (stop, wrong), done).await
        }
        Cause::Connection(reason) => RunError::Lost(Box::new(Lost {
            migration,
            direction,
            reason: reason.clone(),
            done,
        })),
        Cause::Server(server)
            if stop.piece.role == Role::Settings && session.is_guards(&server.code) =>
        {
            roll_back(session, stop).await;
            RunError::Session(SessionError::LockLost)
        }
        Cause::Server(server) => {
            let place = stop.place();
            roll_back(session, stop).await;
            let (position, left) = settled(session, stop, server).await;
            let said = server.to_string();
            let sql = note(&settings.journal, &stop.stage, (&place, &said), position);
            // The refusal is what matters; a journal that cannot be written must not hide it.
            session.write(sql, "note the failure").await.ok();
            RunError::Refused(Box::new(Refusal {
                migration,
                direction,
                place,
                server: server.clone(),
                stays: stays(&stop.stage, position, left),
                alone: stop.stage.lone.is_some(),
                done,
            }))
        }
    }
}

/// Has the journal say what a function did, and makes the error of it.
async fn function_failed(
    session: &mut Session<Locked>,
    journal: &Journal,
    (stop, wrong): (&Stop<'_>, &Wrong),
    done: Vec<String>,
) -> RunError {
    let (place, position) = (stop.place(), stop.stage.before());
    let (step, function) = match &place {
        Place::Statement { step, .. } => (step.clone(), stop.function_path()),
        _ => (String::new(), String::new()),
    };
    let said = wrong.to_string();
    let sql = note(journal, &stop.stage, (&place, &said), position);
    session.write(sql, "note the failure").await.ok();
    let script = &stop.stage.work.script;
    RunError::Function(Box::new(FunctionFailure {
        migration: script.migration.clone(),
        direction: script.direction,
        step,
        function,
        wrong: wrong.clone(),
        stays: stays(&stop.stage, position, None),
        done,
    }))
}

/// How much of the migration is in the database now, and what was left behind.
async fn settled(
    session: &mut Session<Locked>,
    stop: &Stop<'_>,
    server: &ServerError,
) -> (journal::Position, Option<String>) {
    let (before, during) = (stop.stage.before(), stop.stage.during());
    let Some(lone) = stop.stage.lone else {
        return (before, None);
    };
    // An index of that name was there before, and is not this one's.
    if server.code == "42P07" {
        return (before, None);
    }
    match session.trace(lone).await {
        Ok(Trace::Unfinished { .. } | Trace::Pending { .. }) => (during, Some(lone.left())),
        Ok(_) => (before, None),
        Err(_) => (during, None),
    }
}

fn stays(stage: &Stage<'_>, position: journal::Position, left: Option<String>) -> Option<Stays> {
    let of = stage.work.steps;
    let untouched = match stage.work.script.direction {
        Direction::Up => position.touched() == 0,
        Direction::Down => position.steps == of,
    };
    (!untouched).then_some(Stays {
        steps: position.steps,
        of,
        left,
    })
}

/// What the journal is told. Where all of it was rolled back, and there is no row yet, it gets one.
fn note(
    journal: &Journal,
    stage: &Stage<'_>,
    (place, error): (&Place, &str),
    position: journal::Position,
) -> String {
    let (work, id) = (stage.work, &stage.work.script.migration);
    let (done, statement) = match place {
        Place::Statement { n, sql, .. } => (n - 1, sql.as_str()),
        Place::Begin => (0, "BEGIN"),
        Place::Journal => (work.statements(), "INSERT INTO the journal"),
        Place::Commit => (work.statements(), "COMMIT"),
    };
    let failure = Failure {
        done,
        statement,
        error,
    };
    let noted = journal.note_failure(id, &failure);
    match (stage.lone, work.entry()) {
        (Some(_), _) => format!("{};\n{noted}", journal.settle(id, position)),
        (None, Some(entry)) if !stage.has_row() => journal.insert_failed(&entry, &failure),
        (None, _) => noted,
    }
}

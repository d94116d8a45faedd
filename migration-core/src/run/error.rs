//! Why a run ended early.

use super::refusal::{Lost, Refusal};
use crate::database::{ConnectError, LockError, SessionError};
use crate::plan::PlanError;
use crate::sql::{Direction, RenderError};

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no connection.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// The journal could not be read or written.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The lock was not taken.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// Nothing may run.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A step has no SQL.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The server refused a statement.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// The connection was lost.
    #[error("{0}")]
    Lost(Box<Lost>),
}

impl RunError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Connect(error) => error.help(),
            Self::Session(error) => error.help().to_owned(),
            Self::Lock(error) => error.help(),
            Self::Plan(error) => error.help(),
            Self::Render(RenderError::Irreversible { migration, .. }) => {
                format!("`--to {migration}` takes back what is newer than `{migration}`")
            }
            Self::Render(_) => "write the step as `#[sql(…)]`".to_owned(),
            Self::Refused(refusal) => refused(refusal),
            Self::Lost(lost) => format!(
                "run `{}` again: it goes on where the journal says",
                word(lost.direction)
            ),
        }
    }
}

fn refused(refusal: &Refusal) -> String {
    match (refusal.server.code.as_str(), refusal.done.len()) {
        ("55P03", _) => {
            "other sessions keep a lock on the table; try again when it is quiet, or with `--lock-timeout 30s`".to_owned()
        }
        ("42501", _) => "run it as a role that owns what the migration changes".to_owned(),
        (_, 0) => format!("correct it, and run `{}` again", word(refusal.direction)),
        (_, done) => format!(
            "correct it, and run `{}` again; the {done} before it stay done",
            word(refusal.direction)
        ),
    }
}

const fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

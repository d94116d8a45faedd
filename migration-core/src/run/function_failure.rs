//! What is known of a Rust function that failed.

use super::refusal::Stays;
use crate::database::ServerError;
use crate::function::Failure;
use crate::sql::Direction;
use std::fmt::{Display, Formatter, Result};

/// A Rust function that failed. Its migration is rolled back, but for what was committed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionFailure {
    /// The migration.
    pub migration: String,
    /// Which way it went.
    pub direction: Direction,
    /// The step.
    pub step: String,
    /// The path of the function.
    pub function: String,
    /// What went wrong.
    pub wrong: Wrong,
    /// What of it stays in the database on the way up, or is gone on the way down; `None` where it is rolled back as a
    /// whole.
    pub stays: Option<Stays>,
    /// The migrations that were done before, and stay done.
    pub done: Vec<String>,
}

/// What a function did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It gave back an error.
    Failed {
        /// The error, with what it comes from.
        reason: String,
        /// Whether the lock of a table was not granted in time.
        is_lock_timeout: bool,
    },
    /// The server refused a statement of it, and it gave back no error.
    Hidden,
    /// It committed or rolled back the transaction of its migration.
    Ended,
    /// It neither committed nor rolled back a transaction that it began, nor dropped it.
    Forgotten,
}

impl Wrong {
    pub(super) fn failed(error: Failure) -> Self {
        let driver = error.downcast_ref::<sqlx::Error>();
        let server = driver.and_then(sqlx::Error::as_database_error);
        let server = server.map(ServerError::from);
        Self::Failed {
            is_lock_timeout: server.as_ref().is_some_and(ServerError::is_lock_timeout),
            reason: server.map_or_else(|| chain(error.as_ref()), |server| server.to_string()),
        }
    }

    /// What the server's answer means to the question which transaction this is.
    pub(super) fn unanswered(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|error| error.code());
        match code.is_some_and(|code| code == "25P02") {
            true => Self::Hidden,
            false => Self::failed(Box::new(error)),
        }
    }
}

/// An error and its sources; one that the words before it hold already is left out.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let words = error.to_string();
        if !text.contains(&words) {
            text += &format!(": {words}");
        }
        source = error.source();
    }
    text
}

impl FunctionFailure {
    /// What to do about it.
    pub fn help(&self) -> String {
        let again = match self.direction {
            Direction::Up => "run `up` again",
            Direction::Down => "run `down` again",
        };
        match self.wrong {
            Wrong::Failed {
                is_lock_timeout: true,
                ..
            } => "other sessions keep a lock on the table; try again when it is quiet, or with `--lock-timeout 30s`"
                .to_owned(),
            Wrong::Failed { .. } => format!("correct it, and {again}"),
            Wrong::Hidden => {
                format!("let it give back the server's error, or begin a transaction around that statement; {again}")
            }
            Wrong::Ended => format!(
                "leave `COMMIT` and `ROLLBACK` out of it; look at what it has left in the database before you {again}"
            ),
            Wrong::Forgotten => {
                format!("let it commit or roll back every transaction that it begins; {again}")
            }
        }
    }
}

impl Display for FunctionFailure {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let what = match self.direction {
            Direction::Up => "",
            Direction::Down => "taking back ",
        };
        let Self {
            function,
            migration,
            step,
            ..
        } = self;
        write!(
            f,
            "the Rust function `{function}` failed {what}`{migration}`"
        )?;
        match (&self.wrong, &self.stays) {
            (Wrong::Ended, _) => {}
            (_, None) => f.write_str("; it is rolled back")?,
            (_, Some(Stays { steps, of, .. })) => {
                write!(f, "; {steps} of its {of} steps are in the database")?;
            }
        }
        write!(f, "\n  step {step}: {}", self.wrong)
    }
}

impl Display for Wrong {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Failed { reason, .. } => reason,
            Self::Hidden => "the server refused a statement of it, and it gave back no error",
            Self::Ended => {
                "it committed or rolled back the transaction of its migration; what was committed stays in the database, and \
                 the journal does not know of it"
            }
            Self::Forgotten => "it has forgotten a transaction that it began",
        })
    }
}

//! Why a run ended early.

use super::function_failure::FunctionFailure;
use super::refusal::{Lost, Refusal};
use crate::database::{ConnectError, LockError, READ_ONLY, SessionError, SourceError, UrlError};
use crate::plan::PlanError;
use crate::schema::ReplayError;
use crate::sql::{Direction, RenderError};
use crate::verify::Difference;

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The history does not replay.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// The database's URL cannot be read.
    #[error(transparent)]
    Url(#[from] UrlError),
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
    /// The journal is not as it was when a repair was proposed.
    #[error("the journal has changed since it was looked at, so nothing was written")]
    Changed,
    /// The server refused a statement.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// The session would take a name without a schema for one of another schema than `public`.
    #[error(
        "the session's `search_path` puts new tables into `{schema}` and not into `public`, so nothing was run"
    )]
    SearchPath {
        /// The schema that comes first.
        schema: String,
    },
    /// The database lacks what it is said to have.
    #[error("the database is not at `{migration}`, so nothing was written{}", listed(.lacks))]
    Lacks {
        /// The migration.
        migration: String,
        /// What it lacks, or has otherwise.
        lacks: Vec<Difference>,
    },
    /// Something stands where a statement was interrupted that is not its own.
    #[error("`{migration}` cannot go on where it was interrupted: {object} is {found} now")]
    Obstructed {
        /// The migration.
        migration: String,
        /// The name that is taken, as SQL.
        object: String,
        /// What has it.
        found: String,
    },
    /// A Rust function failed.
    #[error("{0}")]
    Function(Box<FunctionFailure>),
    /// The connection was lost.
    #[error("{0}")]
    Lost(Box<Lost>),
}

impl RunError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Replay(_) => "correct the step; `cargo check` shows where it is".to_owned(),
            Self::Url(error) => error.help().to_owned(),
            Self::Connect(error) => error.help(),
            Self::Session(error) => error.help().to_owned(),
            Self::Lock(error) => error.help(),
            Self::Plan(error) => error.help(),
            Self::Render(RenderError::Irreversible { migration, .. }) => {
                format!("`--to {migration}` takes back what is newer than `{migration}`")
            }
            Self::Render(RenderError::NoFunction { .. }) => {
                "put it into the `functions` of the migration; the derive macro does that"
                    .to_owned()
            }
            Self::Render(_) => "write the step as `#[sql(…)]`".to_owned(),
            Self::Changed => "look at it again: another process has written to it".to_owned(),
            Self::Refused(refusal) => refused(refusal),
            Self::SearchPath { .. } => {
                "let `public` come first: ALTER ROLE … SET search_path = public, or `?options=-c%20search_path%3Dpublic` in the URL"
                    .to_owned()
            }
            Self::Lacks { .. } => {
                "bring the database there, or name the migration that it is at; or, if it is as it should be, give `--yes`"
                    .to_owned()
            }
            Self::Obstructed { .. } => "rename it or drop it, and run this again".to_owned(),
            Self::Function(failure) => failure.help(),
            Self::Lost(lost) => format!(
                "run `{}` again: it goes on where the journal says",
                word(lost.direction)
            ),
        }
    }
}

impl From<SourceError> for RunError {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::Url(error) => Self::Url(error),
            SourceError::Connect(error) => Self::Connect(error),
        }
    }
}

/// How many lacks are told one by one.
const LISTED: usize = 20;

fn listed(lacks: &[Difference]) -> String {
    let lines = lacks.iter().take(LISTED).map(|it| format!("\n  {it}"));
    let more = match lacks.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!("\n  and {more} more"),
    };
    lines.collect::<String>() + &more
}

fn refused(refusal: &Refusal) -> String {
    match (refusal.server.code.as_str(), refusal.done.len()) {
        ("55P03", _) if refusal.alone => "transactions that are older keep it waiting; try again when they have \
                                               ended, or with `--lock-timeout 30m`, which blocks nobody here"
            .to_owned(),
        ("57014", _) if refusal.alone => {
            "run it again, with a longer `--statement-timeout` if there is one".to_owned()
        }
        ("55P03", _) => {
            "other sessions keep a lock on the table; try again when it is quiet, or with `--lock-timeout 30s`".to_owned()
        }
        ("P0004", _) => format!("correct the data, and run `{}` again", word(refusal.direction)),
        ("25006", _) => READ_ONLY.to_owned(),
        ("53100", _) => format!(
            "make room on the server's disk, and run `{}` again",
            word(refusal.direction)
        ),
        ("3F000", _) => {
            "no schema of the session's `search_path` is there: let it have `public`, as in ALTER ROLE … SET search_path = public"
                .to_owned()
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

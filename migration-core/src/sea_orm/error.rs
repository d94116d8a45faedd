//! Why a derived migration does not run under SeaORM.

use crate::database::ServerError;
use crate::schema::{Hint, ReplayError, TooOld};
use crate::sql::{Direction, RenderError, Script};
use crate::step::LOWEST;
use sea_orm_migration::DbErr;
use sea_orm_migration::sea_orm::RuntimeErr;
use std::fmt::{Display, Formatter};

/// Why a migration does not run.
#[derive(Clone, Debug, thiserror::Error)]
pub(super) enum BridgeError {
    #[error("the history does not replay: {0}\ncorrect the step; `cargo check` shows where it is")]
    Replay(ReplayError),
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error(
        "`{migration}` calls the Rust function `{function}` in its step `{step}`, and SeaORM's transaction has no connection for \
         it; nothing of it was run\nwrite what it does as a migration of SeaORM's own, or run the history with `migration_core::cli`"
    )]
    Function {
        migration: String,
        step: String,
        function: String,
    },
    #[error(
        "`{migration}` has other steps beside `{step}`, which runs by itself, and SeaORM cannot note that half of it is done; \
         nothing of it was run\ngive the step a migration of its own"
    )]
    Beside { migration: String, step: String },
    #[error("{}", too_old(.migration, *.server, .lacking))]
    TooOld {
        migration: &'static str,
        server: u32,
        lacking: Vec<TooOld>,
    },
    #[error(
        "the history has no migration `{id}`, after which its others were to come{hint}; nothing was run\ncorrect the name that \
         `sea_orm_migrations_after` gets"
    )]
    After { id: String, hint: Hint },
    #[error("`{migration}` is SQL of PostgreSQL, and this database is another")]
    Backend { migration: &'static str },
    #[error(
        "`{migration}` cannot run in a transaction; nothing of it was run\ngive SeaORM the database, and not a transaction of it"
    )]
    InTransaction { migration: String },
    #[error("{0}")]
    Refused(Box<Refused>),
}

impl From<BridgeError> for DbErr {
    fn from(error: BridgeError) -> Self {
        Self::Migration(error.to_string())
    }
}

fn too_old(migration: &str, server: u32, lacking: &[TooOld]) -> String {
    let steps = lacking.iter().map(|it| format!("\n  {it}"));
    let needed = lacking.iter().map(|it| it.feature.since).max();
    format!(
        "the server is PostgreSQL {server}, which is too old for `{migration}`; nothing of it was run{}\nrun it on PostgreSQL {} or later",
        steps.collect::<String>(),
        needed.unwrap_or(LOWEST)
    )
}

/// A migration that the server refused.
#[derive(Clone, Debug)]
pub(super) struct Refused {
    migration: String,
    direction: Direction,
    /// Where in it, as far as is known.
    place: String,
    server: ServerError,
    /// What of it stays in the database, and what to do about it.
    left: Vec<String>,
}

impl Refused {
    pub(super) fn new(script: &Script, place: String, server: ServerError) -> Self {
        Self {
            migration: script.migration.clone(),
            direction: script.direction,
            place,
            server,
            left: Vec::new(),
        }
    }

    pub(super) fn leaving(self, left: Vec<String>) -> Self {
        Self { left, ..self }
    }
}

impl Display for Refused {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let what = match self.direction {
            Direction::Up => "",
            Direction::Down => "taking back ",
        };
        let Self {
            migration,
            place,
            server,
            ..
        } = self;
        write!(f, "the server refused {what}`{migration}`")?;
        if self.left.is_empty() {
            f.write_str("; it is rolled back")?;
        }
        write!(f, "\n  {place}:\n  {}", server.whole())?;
        self.left.iter().try_for_each(|left| write!(f, "\n{left}"))
    }
}

/// What the server said, if that is why the driver failed.
pub(super) fn server_error(error: &DbErr) -> Option<ServerError> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error)) => {
            error.as_database_error().map(ServerError::from)
        }
        _ => None,
    }
}

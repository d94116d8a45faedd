//! What a server says when it refuses.

use sqlx::error::DatabaseError;
use sqlx::postgres::{PgDatabaseError, PgErrorPosition};

/// A server's error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerError {
    /// The message.
    pub message: String,
    /// The SQLSTATE.
    pub code: String,
    /// More about it.
    pub detail: Option<String>,
    /// What the server suggests.
    pub hint: Option<String>,
    /// The functions and statements in which it happened.
    pub context: Option<String>,
    /// The character at which it happened, counted from 1 in the whole message that was sent, which may hold
    /// many statements.
    pub position: Option<usize>,
}

impl ServerError {
    /// A lock was not granted within `lock_timeout`.
    pub fn is_lock_timeout(&self) -> bool {
        self.code == "55P03"
    }

    /// The server ended the session: `admin_shutdown`, `crash_shutdown`, `cannot_connect_now`,
    /// `database_dropped`, `idle_session_timeout` are class 57P.
    pub fn ends_session(&self) -> bool {
        self.code.starts_with("57P")
    }

    /// All that it says, in lines that are indented but for the first.
    pub(crate) fn whole(&self) -> String {
        let more = [
            ("detail", &self.detail),
            ("hint", &self.hint),
            ("context", &self.context),
        ];
        let mut text = self.to_string();
        for (word, more) in more {
            if let Some(more) = more {
                text += &format!("\n  {word}: {}", more.replace('\n', "\n    "));
            }
        }
        text
    }
}

impl std::fmt::Display for ServerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} (SQLSTATE {})", self.message, self.code)
    }
}

impl From<&dyn DatabaseError> for ServerError {
    fn from(error: &dyn DatabaseError) -> Self {
        let Some(error) = error.try_downcast_ref::<PgDatabaseError>() else {
            return Self {
                message: error.message().to_owned(),
                ..Self::default()
            };
        };
        Self {
            message: error.message().to_owned(),
            code: error.code().to_owned(),
            detail: error.detail().map(str::to_owned),
            hint: error.hint().map(str::to_owned),
            context: error.r#where().map(str::to_owned),
            position: match error.position() {
                Some(PgErrorPosition::Original(position)) => Some(position),
                Some(PgErrorPosition::Internal { .. }) | None => None,
            },
        }
    }
}

//! Why there is no session.

use super::{DatabaseUrl, ServerError};
use crate::step::LOWEST;
use std::io::ErrorKind;
use std::time::Duration;

/// Why a connection could not be made. It prints the URL without its password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot connect to {url}: {problem}")]
pub struct ConnectError {
    /// The URL, without its password.
    pub url: String,
    /// The role that the URL names.
    pub user: String,
    /// The database that the URL names.
    pub database: String,
    /// What is wrong.
    pub problem: ConnectProblem,
}

/// What is wrong with a connection.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConnectProblem {
    /// The host name has no address.
    #[error("the host is not known ({0})")]
    UnknownHost(String),
    /// Nothing listens there.
    #[error("the connection was refused: no server listens there")]
    Refused,
    /// No answer.
    #[error("no answer within {} s", .0.as_secs_f32())]
    TimedOut(Duration),
    /// No encrypted connection.
    #[error("no TLS connection: {0}")]
    Tls(String),
    /// The server refuses the role or its password.
    #[error("{0}")]
    Denied(ServerError),
    /// The server has no such database.
    #[error("{0}")]
    NoDatabase(ServerError),
    /// The server refuses for another reason.
    #[error("{0}")]
    Server(ServerError),
    /// The server is older than all that are supported.
    #[error("the server is PostgreSQL {server}, and the lowest that is supported is {LOWEST}")]
    TooOld {
        /// Its major version.
        server: u32,
    },
    /// The network, or what answers is no PostgreSQL.
    #[error("{0}")]
    Other(String),
}

impl ConnectError {
    pub(super) fn new(url: &DatabaseUrl, problem: ConnectProblem) -> Self {
        Self {
            url: url.to_string(),
            user: url.user().to_owned(),
            database: url.database().to_owned(),
            problem,
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match &self.problem {
            ConnectProblem::UnknownHost(_) => "check the host in DATABASE_URL".to_owned(),
            ConnectProblem::Refused => "start the server, or check host and port in DATABASE_URL".to_owned(),
            ConnectProblem::TimedOut(_) => "check host and port in DATABASE_URL, and firewalls on the way".to_owned(),
            ConnectProblem::Tls(_) => {
                "check `sslmode` and `sslrootcert` in DATABASE_URL; `sslmode=disable` does without TLS".to_owned()
            }
            ConnectProblem::Denied(_) => {
                format!("check the user (`{}`) and the password in DATABASE_URL", self.user)
            }
            ConnectProblem::NoDatabase(_) => {
                format!("create it (`createdb {}`), or check the name in DATABASE_URL", self.database)
            }
            ConnectProblem::Server(error) if error.code == "53300" => {
                "close other connections, or raise `max_connections`, or the `CONNECTION LIMIT` of the role or the database"
                    .to_owned()
            }
            ConnectProblem::Server(error) if error.message.contains("unsupported startup parameter") => {
                "let the pooler ignore it; for pgbouncer: ignore_startup_parameters = extra_float_digits".to_owned()
            }
            ConnectProblem::Server(error) if error.code == "57P03" => "try again in a moment".to_owned(),
            ConnectProblem::Server(_) => "ask the server's administrator; its log says more".to_owned(),
            ConnectProblem::TooOld { .. } => format!("run it on PostgreSQL {LOWEST} or later"),
            ConnectProblem::Other(_) => "check that a PostgreSQL server answers at DATABASE_URL".to_owned(),
        }
    }
}

impl From<sqlx::Error> for ConnectProblem {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => server(ServerError::from(database.as_ref())),
            sqlx::Error::Tls(reason) => Self::Tls(reason.to_string()),
            sqlx::Error::Io(reason) => match reason.kind() {
                ErrorKind::ConnectionRefused => Self::Refused,
                _ if reason.to_string().contains("lookup") => Self::UnknownHost(reason.to_string()),
                _ => Self::Other(reason.to_string()),
            },
            _ => Self::Other(error.to_string()),
        }
    }
}

fn server(error: ServerError) -> ConnectProblem {
    match error.code.as_str() {
        "28P01" | "28000" => ConnectProblem::Denied(error),
        "3D000" => ConnectProblem::NoDatabase(error),
        _ => ConnectProblem::Server(error),
    }
}

/// What to do about a session that may not write.
pub(crate) const READ_ONLY: &str = "the server is a replica, or `default_transaction_read_only` is on for the database or the role: \
                                    connect to the primary, as a role that may write";

/// Why a session could not read or write what this library itself needs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// The server refused.
    #[error("cannot {doing}: {error}")]
    Server {
        /// What was tried.
        doing: &'static str,
        /// What the server said.
        error: ServerError,
    },
    /// The connection was lost, or what came over it made no sense.
    #[error("cannot {doing}: {reason}")]
    Lost {
        /// What was tried.
        doing: &'static str,
        /// The driver's words.
        reason: String,
    },
    /// The second connection was lost, which holds the lock behind a pooler.
    #[error(
        "the second connection, which holds the migration lock behind the pooler, was lost, so nothing more was run"
    )]
    LockLost,
}

impl SessionError {
    pub(crate) fn new(doing: &'static str, error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(database) => Self::Server {
                doing,
                error: ServerError::from(database.as_ref()),
            },
            _ => Self::Lost {
                doing,
                reason: error.to_string(),
            },
        }
    }

    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Server { error, .. } if error.code == "42501" => {
                "the role needs USAGE on the journal's schema and SELECT on the journal; for the first `up` also \
                 CREATE on the schema"
            }
            Self::Server { error, .. } if error.code == "42703" => {
                "the table is no journal of this library: choose another with `--journal-table`"
            }
            Self::Server { error, .. } if error.code == "25006" => READ_ONLY,
            Self::Server { error, .. } if error.code == "53100" => {
                "make room on the server's disk, and run it again"
            }
            Self::Server { .. } => "the server's log says more",
            Self::LockLost => {
                "run it again: it goes on where the journal says; where the pooler ends open transactions, let it wait longer (pgbouncer: \
                 `idle_transaction_timeout`)"
            }
            Self::Lost { .. } => "run it again: what was not committed is rolled back",
        }
    }
}

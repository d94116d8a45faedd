//! Where an application's run gets its connection.

use super::error::ConnectError;
use super::session::{ReadOnly, Session, Unlocked, too_old};
use super::url::{DatabaseUrl, UrlError};
use sqlx::PgConnection;
use sqlx::postgres::{PgConnectOptions, PgPool};
use std::time::Duration;

/// Where a run gets its connection: from a URL, from the options of a pool, or it is given one.
///
/// A run has a connection of its own, and closes it, because the migration lock and what it sets go with the session. From a
/// [`PgPool`] it takes the options and no connection; what the pool does after each connect is not done. Where that
/// matters, give it a connection: `pool.acquire().await?.detach()`.
#[derive(Debug)]
pub struct Source(Kind);

enum Kind {
    Url(Box<Result<DatabaseUrl, UrlError>>),
    Connection(Box<PgConnection>),
}

/// Without the connection, which says nothing, and whose driver may change what it prints.
impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Url(url) => write!(f, "{url:?}"),
            Self::Connection(_) => f.write_str("PgConnection"),
        }
    }
}

/// Why a source gives no session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// The URL cannot be read.
    #[error(transparent)]
    Url(#[from] UrlError),
    /// There is no connection.
    #[error(transparent)]
    Connect(#[from] ConnectError),
}

impl Source {
    pub(crate) async fn open(self, timeout: Duration) -> Result<Session<Unlocked>, SourceError> {
        match self.0 {
            Kind::Url(url) => Ok(Session::open(&(*url)?, timeout).await?),
            Kind::Connection(connection) => match refusal(&connection) {
                Some(error) => Err(error.into()),
                None => Ok(Session::over(*connection)),
            },
        }
    }

    pub(crate) async fn read_only(
        self,
        timeout: Duration,
    ) -> Result<Session<ReadOnly>, SourceError> {
        match self.0 {
            Kind::Url(url) => Ok(Session::read_only(&(*url)?, timeout).await?),
            Kind::Connection(connection) => match refusal(&connection) {
                Some(error) => Err(error.into()),
                None => Ok(Session::read_only_over(*connection)),
            },
        }
    }
}

/// Why a connection that is there will not do: its server is not supported.
fn refusal(connection: &PgConnection) -> Option<ConnectError> {
    Some(ConnectError {
        url: "the server of the connection that was given".to_owned(),
        user: String::new(),
        database: String::new(),
        problem: too_old(connection)?,
    })
}

impl From<&str> for Source {
    fn from(url: &str) -> Self {
        Self(Kind::Url(Box::new(url.parse())))
    }
}

impl From<&String> for Source {
    fn from(url: &String) -> Self {
        Self::from(url.as_str())
    }
}

impl From<&DatabaseUrl> for Source {
    fn from(url: &DatabaseUrl) -> Self {
        Self(Kind::Url(Box::new(Ok(url.clone()))))
    }
}

impl From<&PgConnectOptions> for Source {
    fn from(options: &PgConnectOptions) -> Self {
        Self(Kind::Url(Box::new(Ok(DatabaseUrl::from(options.clone())))))
    }
}

impl From<&PgPool> for Source {
    fn from(pool: &PgPool) -> Self {
        Self::from(&*pool.connect_options())
    }
}

impl From<PgConnection> for Source {
    fn from(connection: PgConnection) -> Self {
        Self(Kind::Connection(Box::new(connection)))
    }
}

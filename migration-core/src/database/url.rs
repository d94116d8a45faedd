//! Where a server is.

use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;
use std::str::FromStr;

/// A database's URL: `postgres://user:password@host:port/database?sslmode=require`.
///
/// It prints without the password and the parameters.
#[derive(Clone)]
pub struct DatabaseUrl {
    options: PgConnectOptions,
    shown: String,
}

/// Why a URL cannot be read. It says nothing of the URL's text, which may hold a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlError {
    /// It is another kind of URL, or none.
    #[error("the database URL does not begin with `postgres://` or `postgresql://`")]
    Scheme,
    /// The driver cannot read it.
    #[error("the database URL cannot be read: {0}")]
    Unreadable(&'static str),
}

impl UrlError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Scheme => "write it as `postgres://user:password@host:5432/database`",
            Self::Unreadable(_) => {
                "write it as `postgres://user:password@host:5432/database`; in a user or a password, `@ : / ? # %` \
                 are written `%40 %3A %2F %3F %23 %25`"
            }
        }
    }
}

impl DatabaseUrl {
    /// How to connect: under this program's name, and without the driver's log of statements.
    pub(super) fn options(&self) -> PgConnectOptions {
        self.options
            .clone()
            .application_name("migrations")
            .disable_statement_logging()
    }

    /// The role that the URL names.
    pub(super) fn user(&self) -> &str {
        self.options.get_username()
    }

    /// The database that the URL names, or that PostgreSQL takes if it names none.
    pub(super) fn database(&self) -> &str {
        self.options.get_database().unwrap_or_else(|| self.user())
    }
}

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rest = ["postgres://", "postgresql://"]
            .iter()
            .find_map(|scheme| text.trim().strip_prefix(scheme))
            .ok_or(UrlError::Scheme)?;
        let options = PgConnectOptions::from_str(text.trim()).map_err(|error| reason(&error))?;
        let shown = show(&options, rest);
        Ok(Self { options, shown })
    }
}

/// The driver's words, of which only those without a value are passed on: it quotes what it cannot read.
fn reason(error: &sqlx::Error) -> UrlError {
    let text = error.to_string();
    let known = [
        (
            "invalid port",
            "its port is no number; or a character of the password is not escaped",
        ),
        ("empty host", "its host is empty"),
        ("invalid IPv6", "its IPv6 address is invalid"),
        ("invalid IPv4", "its IPv4 address is invalid"),
        ("domain", "its host name is invalid"),
        (
            "ssl_mode",
            "its `sslmode` is none of disable, allow, prefer, require, verify-ca, verify-full",
        ),
        ("utf-8", "it is not UTF-8"),
        ("invalid digit", "one of its parameters is no number"),
    ];
    let found = known.iter().find(|(part, _)| text.contains(part));
    UrlError::Unreadable(found.map_or("it is no valid URL", |(_, reason)| reason))
}

/// An `@` after the authority may be a part of a password whose `/` or `?` was not escaped, so that the driver took
/// the beginning of it for a host or a port. Then nothing of the URL is shown.
fn show(options: &PgConnectOptions, rest: &str) -> String {
    let authority = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    if rest.get(authority..).is_some_and(|tail| tail.contains('@')) {
        return "postgres://…".to_owned();
    }
    let user = options.get_username();
    let database = options.get_database().unwrap_or_default();
    match options.get_socket() {
        Some(socket) => format!("postgres://{user}@/{database}?host={}", socket.display()),
        None => format!(
            "postgres://{user}@{}:{}/{database}",
            options.get_host(),
            options.get_port()
        ),
    }
}

impl From<PgConnectOptions> for DatabaseUrl {
    fn from(options: PgConnectOptions) -> Self {
        let shown = show(&options, "");
        Self { options, shown }
    }
}

impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.shown)
    }
}

/// Without the driver's options, which print the password.
impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("DatabaseUrl").field(&self.shown).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expect: &str) {
        let found = match url.parse::<DatabaseUrl>() {
            Ok(url) => {
                assert!(!format!("{url:?}").contains("sesam"), "{url:?}");
                url.to_string()
            }
            Err(error) => format!("{error}; help: {}", error.help()),
        };
        assert!(!found.contains("sesam"), "the password shows: {found}");
        assert!(found.contains(expect), "{found}");
    }

    #[test]
    fn passwords_do_not_show() {
        check(
            "postgres://anna:sesam@db.example:5433/erp",
            "postgres://anna@db.example:5433/erp",
        );
        check(
            "postgresql://anna:sesam@db.example/erp",
            "postgres://anna@db.example:5432/erp",
        );
        check(
            "postgres://anna@db/erp?password=sesam",
            "postgres://anna@db:5432/erp",
        );
        check("postgres://anna@db/erp?password=x@sesam", "postgres://…");
        check("postgres://anna:1?sesam@db/erp", "postgres://…");
        check(
            "postgres://anna:%20sesam%40@db/erp?sslmode=require",
            "postgres://anna@db:5432/erp",
        );
        check(
            "postgres://anna@db/erp?options=-c%20sesam%3Dsesam",
            "postgres://anna@db:5432/erp",
        );
    }

    #[test]
    fn sockets_show() {
        check(
            "postgres://anna:sesam@%2Fvar%2Frun/erp",
            "postgres://anna@/erp?host=/var/run",
        );
    }

    #[test]
    fn errors_hold_nothing_of_the_url() {
        check(
            "mysql://anna:sesam@db/erp",
            "does not begin with `postgres://`",
        );
        check("sesam", "does not begin with `postgres://`");
        check("", "does not begin with `postgres://`");
        check("postgres://anna:sesam/x@db/erp", "its port is no number");
        check("postgres://anna:p#sesam@db/erp", "its port is no number");
        check("postgres://anna@db:sesam/erp", "its port is no number");
        check(
            "postgres://anna@db/erp?sslmode=sesam",
            "its `sslmode` is none of",
        );
        check(
            "postgres://anna@db/erp?port=sesam",
            "one of its parameters is no number",
        );
        check("postgres://an na@d b:sesam/erp", "help: write it as");
    }
}

//! Sessions with a database.
//!
//! One connection each, and the simple protocol only: named prepared statements break behind poolers, and only a
//! simple query carries many statements. What a session may do is its type: [`ReadOnly`] reads, [`Unlocked`]
//! reads the journal and takes the lock, and only [`Locked`] writes.

#[cfg(feature = "embedded")]
pub mod embedded;
mod error;
mod foreign;
mod keeper;
mod lock;
mod server_error;
mod session;
mod source;
pub(crate) mod trace;
mod url;

pub(crate) use error::READ_ONLY;
pub use error::{ConnectError, ConnectProblem, SessionError};
pub use foreign::{Foreign, ForeignMigration};
pub use lock::{Holder, LockError};
pub use server_error::ServerError;
pub use session::{Locked, ReadOnly, Session, Unlocked};
pub use source::{Source, SourceError};
pub(crate) use trace::Trace;
pub use url::{DatabaseUrl, UrlError};

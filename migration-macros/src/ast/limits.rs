//! How long a migration waits and runs.

use syn::LitStr;

/// What `#[migration(…)]` says.
#[derive(Default)]
pub(crate) struct Limits {
    pub(crate) lock_timeout: Option<LitStr>,
    pub(crate) lock_retries: Option<u32>,
    pub(crate) statement_timeout: Option<LitStr>,
}

//! Rust code of a migration.

use syn::ExprPath;

/// A Rust function.
pub(crate) struct Execute {
    pub(crate) function: ExprPath,
    pub(crate) down: ExecuteDown,
}

/// How its work is taken back.
pub(crate) enum ExecuteDown {
    Function(ExprPath),
    Irreversible(String),
}

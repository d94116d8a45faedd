//! Rust code of a migration.

/// A Rust function, called in the migration's transaction. The step has its path alone; the migration carries the
/// function itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Execute<'a> {
    /// The path of the function, as the author wrote it.
    pub function: &'a str,
    /// What takes back what it did.
    pub down: ExecuteDown<'a>,
}

/// How the work of a function is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExecuteDown<'a> {
    /// By the function of this path.
    Function(&'a str),
    /// Not at all, for the reason that the author gave.
    Irreversible(&'a str),
}

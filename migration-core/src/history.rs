//! A database's whole history.

pub use crate::function::Function;
pub use crate::limits::Limits;
use crate::step::Step;

/// One migration: an enum that derives `Migration`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration<'a> {
    /// The name of its module, such as `m20250205_103500_initial_schema`.
    pub id: &'a str,
    /// Its steps, in order.
    pub steps: &'a [Step<'a>],
    /// The Rust functions that its steps call.
    pub functions: &'a [Function],
    /// How long it waits and runs, where it says so itself. This is no part of its checksum.
    pub limits: Limits,
}

/// The migrations of a database, in the order in which they are applied.
///
/// `migrations![…]` makes it, and proves that every step fits the schema that the steps before it leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History<'a> {
    /// The migrations, their ids ascending.
    pub migrations: &'a [Migration<'a>],
}

/// An enum that derives `Migration`.
pub trait Derived {
    /// Its steps, as data.
    const MIGRATION: Migration<'static>;
}

/// The last part of a module path: the name of a migration.
#[doc(hidden)]
pub const fn module_name(path: &'static str) -> &'static str {
    let bytes = path.as_bytes();
    let mut start = bytes.len();
    while start > 0 && bytes[start - 1] != b':' {
        start -= 1;
    }
    path.split_at(start).1
}

//! What must be true of the data before or after a migration.

use crate::value::Query;

/// A query that gives one row with one boolean, which is true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition<'a> {
    /// What is asked.
    pub query: Query<'a>,
    /// What is said where it is not true.
    pub message: &'a str,
}

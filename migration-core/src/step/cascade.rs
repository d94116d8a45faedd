//! Drops with all that needs the dropped: `CASCADE`.
//!
//! See "Dependency Tracking" in the PostgreSQL manual, section 5.14.

use super::Operation;

/// A drop, and what goes along with it.
///
/// PostgreSQL's own word would take what the history does not know of, too. So what goes is dropped by statements of its
/// own, and the server refuses the drop itself while anything else needs what is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cascade<'a, T> {
    /// The drop.
    pub of: &'a T,
    /// What is dropped before it, in order. No author writes it: it is filled in once the schema is known.
    pub along: &'a [Operation<'a>],
}

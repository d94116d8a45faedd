//! Comments, and what they are on.

use super::{Name, Place};

/// A comment.
pub(crate) struct CommentOn {
    pub(crate) target: Target,
    pub(crate) text: Option<String>,
}

/// An object that a statement is about.
pub(crate) struct Target {
    /// A variant of `TargetKind`.
    pub(crate) kind: &'static str,
    pub(crate) name: Name,
    /// A part of a table, or the argument types of a function.
    pub(crate) part: String,
    pub(crate) place: Place,
}

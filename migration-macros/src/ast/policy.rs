//! Row security policies.

use super::{Expression, Name, Place};

/// A new policy.
pub(crate) struct CreatePolicy {
    pub(crate) name: (String, Place),
    pub(crate) table: Name,
    pub(crate) restrictive: bool,
    /// A variant of `PolicyCommand`.
    pub(crate) command: &'static str,
    pub(crate) to: Vec<(String, Place)>,
    pub(crate) using: Option<Expression>,
    pub(crate) with_check: Option<Expression>,
}

/// A dropped policy.
pub(crate) struct DropPolicy {
    pub(crate) name: (String, Place),
    pub(crate) table: Name,
}

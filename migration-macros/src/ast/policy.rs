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

/// A changed policy.
pub(crate) struct AlterPolicy {
    pub(crate) name: (String, Place),
    pub(crate) table: Name,
    pub(crate) to: Option<Vec<(String, Place)>>,
    pub(crate) using: Option<Expression>,
    pub(crate) with_check: Option<Expression>,
}

/// A renamed policy.
pub(crate) struct RenamePolicy {
    pub(crate) name: (String, Place),
    pub(crate) table: Name,
    pub(crate) to: (String, Place),
}

/// Row security of a table.
pub(crate) struct RowSecurity {
    pub(crate) table: Name,
    /// A variant of `RowSecurityChange`.
    pub(crate) change: &'static str,
}

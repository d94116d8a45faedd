//! Constraints.

use super::{Expression, Name, ObjectName, Place};

/// A constraint, written at a column or at the table.
pub(crate) struct Constraint {
    pub(crate) name: ObjectName,
    pub(crate) kind: ConstraintKind,
    pub(crate) place: Place,
}

/// What a constraint demands.
pub(crate) enum ConstraintKind {
    PrimaryKey(Vec<String>),
    Unique(Vec<String>),
    Check(Expression),
    ForeignKey(ForeignKey),
}

/// A foreign key.
pub(crate) struct ForeignKey {
    pub(crate) columns: Vec<String>,
    pub(crate) table: Name,
    pub(crate) targets: Vec<String>,
    /// Variants of `ReferentialAction`.
    pub(crate) on_delete: &'static str,
    pub(crate) on_update: &'static str,
}

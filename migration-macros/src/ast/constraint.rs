//! Constraints.

use super::{Expression, IndexKey, Name, ObjectName, Parameter, Place};

/// A constraint, written at a column or at the table.
pub(crate) struct Constraint {
    pub(crate) name: ObjectName,
    pub(crate) kind: ConstraintKind,
    pub(crate) options: ConstraintOptions,
    pub(crate) place: Place,
}

/// What a constraint is besides what it demands.
#[derive(Default)]
pub(crate) struct ConstraintOptions {
    pub(crate) deferrable: bool,
    pub(crate) initially_deferred: bool,
    /// A variant of `ConstraintState`.
    pub(crate) state: Option<&'static str>,
    pub(crate) include: Vec<String>,
    pub(crate) with: Vec<Parameter>,
    pub(crate) nulls_not_distinct: bool,
    pub(crate) no_inherit: bool,
}

/// What a constraint demands.
pub(crate) enum ConstraintKind {
    PrimaryKey(Vec<String>),
    Unique(Vec<String>),
    Check(Expression),
    ForeignKey(ForeignKey),
    Exclude(Exclusion),
    NotNull(String),
}

/// No two rows that these operators find alike.
pub(crate) struct Exclusion {
    pub(crate) method: String,
    pub(crate) elements: Vec<(IndexKey, String)>,
    pub(crate) predicate: Option<Expression>,
}

/// A foreign key.
pub(crate) struct ForeignKey {
    pub(crate) columns: Vec<String>,
    pub(crate) table: Name,
    pub(crate) targets: Vec<String>,
    /// Variants of `ReferentialAction`.
    pub(crate) on_delete: &'static str,
    pub(crate) on_update: &'static str,
    pub(crate) set_columns: Vec<String>,
    pub(crate) full: bool,
}

impl ForeignKey {
    pub(crate) fn new(columns: Vec<String>, table: Name, targets: Vec<String>) -> Self {
        Self {
            columns,
            table,
            targets,
            on_delete: "NoAction",
            on_update: "NoAction",
            set_columns: Vec::new(),
            full: false,
        }
    }
}

/// What changes of a constraint that is there.
pub(crate) enum ConstraintChange {
    Rename(String),
    Validate,
    /// A variant of `Timing`.
    Timing(&'static str),
    Enforce,
    Release,
}

/// An index that becomes a key.
pub(crate) struct IndexKeyed {
    pub(crate) index: String,
    /// A variant of `IndexedKind`.
    pub(crate) kind: &'static str,
    pub(crate) name: Option<String>,
    pub(crate) options: ConstraintOptions,
}

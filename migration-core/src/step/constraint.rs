//! Constraints of a table.

use crate::ident::{Name, ObjectName};
use crate::value::Expression;

/// A constraint of a table; one that was written at a column stands here too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constraint<'a> {
    /// Its name.
    pub name: ObjectName<'a>,
    /// What it demands.
    pub kind: ConstraintKind<'a>,
}

/// What a constraint demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind<'a> {
    /// `PRIMARY KEY (…)`
    PrimaryKey(&'a [&'a str]),
    /// `UNIQUE (…)`
    Unique(&'a [&'a str]),
    /// `CHECK (…)`
    Check(Expression<'a>),
    /// `FOREIGN KEY (…) REFERENCES …`
    ForeignKey(ForeignKey<'a>),
}

/// A foreign key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignKey<'a> {
    /// The columns that refer.
    pub columns: &'a [&'a str],
    /// The table that they refer to.
    pub table: Name<'a>,
    /// The columns that they refer to, as many.
    pub targets: &'a [&'a str],
    /// What a delete of the row referred to does.
    pub on_delete: ReferentialAction,
    /// What an update of the columns referred to does.
    pub on_update: ReferentialAction,
}

/// What happens to the rows that refer to a row that goes or changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReferentialAction {
    /// `NO ACTION`, which is PostgreSQL's default.
    #[default]
    NoAction,
    /// `RESTRICT`
    Restrict,
    /// `CASCADE`
    Cascade,
    /// `SET NULL`
    SetNull,
    /// `SET DEFAULT`
    SetDefault,
}

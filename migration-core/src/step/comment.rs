//! Comments, and what they are on.
//!
//! See [COMMENT](https://www.postgresql.org/docs/current/sql-comment.html).

use crate::ident::Name;

/// `COMMENT ON`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentOn<'a> {
    /// What it is on.
    pub target: Target<'a>,
    /// The comment, which is not empty; `None` takes it away.
    pub text: Option<&'a str>,
}

/// An object that a statement is about, whatever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target<'a> {
    /// What it is.
    pub kind: TargetKind,
    /// Its name, or that of the table that it is a part of. What lives in no schema has none here.
    pub name: Name<'a>,
    /// The name of a part of a table; the argument types of a function, where its name alone does not tell it; otherwise
    /// empty.
    pub part: &'a str,
}

/// What a statement can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// A table.
    Table,
    /// A column of a table or view.
    Column,
    /// A constraint of a table.
    Constraint,
    /// An index.
    Index,
    /// A type: an enum, a composite or a range.
    Type,
    /// A domain.
    Domain,
    /// A schema.
    Schema,
    /// A role.
    Role,
    /// An extension.
    Extension,
    /// A publication.
    Publication,
    /// A sequence.
    Sequence,
    /// A view.
    View,
    /// A materialized view.
    MaterializedView,
    /// A function.
    Function,
    /// A procedure.
    Procedure,
    /// A trigger of a table.
    Trigger,
    /// A row security policy of a table.
    Policy,
    /// A statistics object.
    Statistics,
}

//! Columns, and changes of tables.

use super::{Constraint, Expression, Place};
use syn::Type;

/// A column.
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) place: Place,
    pub(crate) default: Option<(DefaultValue, Place)>,
    pub(crate) generated: Option<Expression>,
    /// A variant of `Identity`.
    pub(crate) identity: Option<&'static str>,
}

/// A default.
pub(crate) enum DefaultValue {
    Boolean(bool),
    Number(String),
    Text(String),
    Expression(Expression),
}

/// One change of a table.
pub(crate) struct Change {
    pub(crate) kind: ChangeKind,
    pub(crate) place: Place,
}

/// What changes.
#[expect(
    clippy::large_enum_variant,
    reason = "a step has few changes, and they live for one expansion"
)]
pub(crate) enum ChangeKind {
    AddColumn(Box<Column>),
    DropColumn {
        name: String,
        ty: Type,
    },
    RenameColumn {
        from: String,
        to: String,
        ty: Type,
    },
    ChangeType {
        name: String,
        from: Type,
        to: Type,
        using: Option<Expression>,
        down_using: Option<Expression>,
    },
    AddConstraint(Constraint),
    DropConstraint(String),
}

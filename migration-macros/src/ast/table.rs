//! Columns, and changes of tables.

use super::{Constraint, ConstraintChange, Expression, IndexKeyed, Name, Place, StorageChange};
use syn::Type;

/// A column.
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) place: Place,
    pub(crate) default: Option<(DefaultValue, Place)>,
    pub(crate) generated: Option<Expression>,
    /// A variant of `Computed`.
    pub(crate) computed: Option<&'static str>,
    /// A variant of `Identity`.
    pub(crate) identity: Option<&'static str>,
    pub(crate) sequence: Vec<SequenceOption>,
    pub(crate) collation: Option<Name>,
    /// A variant of `Storage`.
    pub(crate) storage: Option<&'static str>,
    /// A variant of `Compression`.
    pub(crate) compression: Option<&'static str>,
    pub(crate) statistics: Option<u16>,
    pub(crate) options: Vec<(String, String)>,
}

impl Column {
    pub(crate) fn new(name: String, ty: Type, place: Place) -> Self {
        Self {
            name,
            ty,
            place,
            default: None,
            generated: None,
            computed: None,
            identity: None,
            sequence: Vec::new(),
            collation: None,
            storage: None,
            compression: None,
            statistics: None,
            options: Vec::new(),
        }
    }
}

/// What the sequence of an identity column is told.
pub(crate) enum SequenceOption {
    /// A field of `IdentitySequence`, and its number.
    Number(&'static str, i64),
    Cycle(bool),
    Name(String),
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
        collation: Option<Name>,
    },
    AlterColumn {
        name: String,
        ty: Type,
        change: ColumnChange,
    },
    Storage(StorageChange),
    AddConstraint(Constraint),
    DropConstraint(String),
    /// A drop with all that needs it.
    Cascade(Box<ChangeKind>),
    AlterConstraint(String, ConstraintChange),
    AddKeyOfIndex(IndexKeyed),
    Inherit(Name),
    NoInherit(Name),
}

impl ChangeKind {
    /// The drop, with all that needs the dropped.
    pub(crate) fn cascade(self) -> Self {
        Self::Cascade(Box::new(self))
    }
}

/// What changes of a column besides its type.
pub(crate) enum ColumnChange {
    SetDefault(DefaultValue),
    DropDefault,
    AddIdentity(&'static str, Vec<SequenceOption>),
    SetIdentity(Option<&'static str>, Vec<SequenceOption>),
    DropIdentity,
    SetExpression(Expression),
    DropExpression,
    /// A variant of `Storage`; none is the type's own.
    SetStorage(Option<&'static str>),
    /// A variant of `Compression`; none is the server's default.
    SetCompression(Option<&'static str>),
    SetStatistics(Option<u16>),
    SetOptions(Vec<(String, String)>),
    ResetOptions(Vec<String>),
}

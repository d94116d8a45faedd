//! Changes of types.

use super::{Name, Place};

/// A changed enum type.
pub(crate) struct AlterEnum {
    pub(crate) name: Name,
    pub(crate) changes: Vec<(EnumChange, Place)>,
}

/// One change of an enum type.
pub(crate) enum EnumChange {
    Add { label: String, beside: LabelPlace },
    Rename { from: String, to: String },
    Remove(String),
}

/// Where a new label stands.
pub(crate) enum LabelPlace {
    End,
    Before(String),
    After(String),
}

/// A type that gets another name, or goes to another schema.
pub(crate) struct RenameType {
    /// A variant of `TypeKind`.
    pub(crate) kind: &'static str,
    pub(crate) from: Name,
    pub(crate) to: Name,
    /// The multirange type of a range type that goes to another schema.
    pub(crate) multirange: Option<Name>,
}

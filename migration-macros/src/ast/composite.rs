//! Composite types.

use super::{Name, Place};
use syn::Type;

/// A new composite type.
pub(crate) struct CreateComposite {
    pub(crate) name: Name,
    pub(crate) attributes: Vec<Attribute>,
}

/// An attribute of a composite type.
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) ty: Type,
    pub(crate) collation: Option<Name>,
    pub(crate) place: Place,
}

/// A changed composite type.
pub(crate) struct AlterComposite {
    pub(crate) name: Name,
    pub(crate) changes: Vec<AttributeChange>,
}

#[expect(
    clippy::large_enum_variant,
    reason = "a step has few changes, and they live for one expansion"
)]
/// One change of an attribute, with the attribute as the field has it.
pub(crate) enum AttributeChange {
    Add(Attribute),
    Drop(Attribute),
    Rename { from: String, to: Attribute },
    Change { from: Type, to: Attribute },
}

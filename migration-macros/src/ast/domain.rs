//! Domains.

use super::{DefaultValue, Expression, Name, Place};
use syn::Type;

/// A new domain.
pub(crate) struct CreateDomain {
    pub(crate) name: Name,
    pub(crate) ty: Type,
    pub(crate) collation: Option<Name>,
    pub(crate) default: Option<(DefaultValue, Place)>,
    pub(crate) not_null: bool,
    pub(crate) checks: Vec<DomainCheck>,
}

/// A check of a domain.
pub(crate) struct DomainCheck {
    pub(crate) name: String,
    pub(crate) expression: Expression,
    pub(crate) validated: bool,
}

/// A changed domain.
pub(crate) struct AlterDomain {
    pub(crate) name: Name,
    pub(crate) changes: Vec<(DomainChange, Place)>,
}

/// One change of a domain.
pub(crate) enum DomainChange {
    SetDefault(DefaultValue),
    DropDefault,
    SetNotNull,
    DropNotNull,
    AddCheck(DomainCheck),
    DropCheck(String),
    RenameCheck { from: String, to: String },
    ValidateCheck(String),
}

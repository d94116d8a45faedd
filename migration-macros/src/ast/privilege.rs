//! Privileges and owners.

use super::{Name, Place};
use syn::Type;

/// Privileges that are granted or revoked.
pub(crate) struct ChangePrivileges {
    pub(crate) privileges: Vec<Privileged>,
    /// A variant of `OwnedKind`.
    pub(crate) kind: &'static str,
    pub(crate) on: Vec<OwnedRef>,
    pub(crate) roles: Vec<(String, Place)>,
    /// `with_grant_option`, or `grant_option_for`.
    pub(crate) option: bool,
}

/// The same on all objects of schemas.
pub(crate) struct ChangeAllPrivileges {
    pub(crate) privileges: Vec<Privileged>,
    /// A variant of `AllKind`.
    pub(crate) on: &'static str,
    pub(crate) in_schemas: Vec<(String, Place)>,
    pub(crate) roles: Vec<(String, Place)>,
    /// A variant of `DefaultChange`.
    pub(crate) change: &'static str,
}

/// A privilege, on columns or on the whole.
pub(crate) struct Privileged {
    /// A variant of `Privilege`.
    pub(crate) privilege: &'static str,
    pub(crate) columns: Vec<String>,
    pub(crate) place: Place,
}

/// An object with an owner.
pub(crate) struct OwnedRef {
    pub(crate) name: Name,
    pub(crate) types: Option<Vec<Type>>,
}

/// Another owner.
pub(crate) struct AlterOwner {
    /// A variant of `OwnedKind`.
    pub(crate) kind: &'static str,
    pub(crate) object: OwnedRef,
    /// `None` is whoever runs the step.
    pub(crate) to: Option<String>,
    pub(crate) place: Place,
}

/// Default privileges that are granted or revoked.
pub(crate) struct AlterDefaultPrivileges {
    pub(crate) for_role: Option<(String, Place)>,
    pub(crate) in_schema: Option<(String, Place)>,
    /// A variant of `DefaultChange`.
    pub(crate) change: &'static str,
    pub(crate) privileges: Vec<Privileged>,
    /// A variant of `DefaultKind`.
    pub(crate) on: &'static str,
    pub(crate) roles: Vec<(String, Place)>,
}

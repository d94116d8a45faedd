//! Which types fit each other.

use super::types::same;
use crate::types::{Convertible, Type, convertible, converts};

pub(super) use crate::types::{takes_boolean, takes_number, takes_text};

/// Whether `ALTER COLUMN … TYPE` needs no `USING`: there is an assignment cast.
pub(super) const fn casts(from: &Type<'_>, to: &Type<'_>) -> bool {
    same(from, to) || converts(from, to)
}

/// Whether an identity column may have the type.
pub(super) const fn counts(ty: &Type<'_>) -> bool {
    matches!(convertible(ty), Convertible::Integer | Convertible::Unknown)
}

//! Which types fit each other.
//!
//! Read off PostgreSQL 15, by trying every pair of types. What the history does not know (`Type::Other`, vectors)
//! is taken to fit, so that nothing is refused that PostgreSQL would accept.

use super::types::same;
use crate::types::{Convertible, Type, convertible};

pub(super) use crate::types::{takes_boolean, takes_number, takes_text};

/// Whether `ALTER COLUMN … TYPE` needs no `USING`: there is an assignment cast.
pub(super) const fn casts(from: &Type<'_>, to: &Type<'_>) -> bool {
    if let (Type::Array(from), Type::Array(to)) = (from, to) {
        return casts(from, to);
    }
    if same(from, to) {
        return true;
    }
    matches!(
        (convertible(from), convertible(to)),
        (
            _,
            Convertible::String | Convertible::Citext | Convertible::Unknown
        ) | (Convertible::Unknown, _)
            | (
                Convertible::Integer | Convertible::Numeric | Convertible::Float,
                Convertible::Integer | Convertible::Numeric | Convertible::Float,
            )
            | (
                Convertible::Date | Convertible::Timestamp,
                Convertible::Date | Convertible::Timestamp
            )
            | (Convertible::Timestamp, Convertible::Time)
            | (Convertible::Time, Convertible::Interval)
            | (Convertible::Interval, Convertible::Time)
            | (Convertible::Address, Convertible::Address)
            | (Convertible::Json, Convertible::Json)
    )
}

/// Whether an identity column may have the type.
pub(super) const fn counts(ty: &Type<'_>) -> bool {
    matches!(convertible(ty), Convertible::Integer | Convertible::Unknown)
}

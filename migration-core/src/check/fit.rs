//! Which types fit each other.
//!
//! Read off PostgreSQL 15, by trying every pair of types. What the history does not know (`Type::Other`, vectors)
//! is taken to fit, so that nothing is refused that PostgreSQL would accept.

use super::types::same;
use crate::types::{Family, Type, family};

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
        (family(from), family(to)),
        (_, Family::String | Family::Citext | Family::Unknown)
            | (Family::Unknown, _)
            | (
                Family::Integer | Family::Numeric | Family::Float,
                Family::Integer | Family::Numeric | Family::Float,
            )
            | (
                Family::Date | Family::Timestamp,
                Family::Date | Family::Timestamp
            )
            | (Family::Timestamp, Family::Time)
            | (Family::Time, Family::Interval)
            | (Family::Interval, Family::Time)
            | (Family::Address, Family::Address)
            | (Family::Json, Family::Json)
    )
}

/// Whether an identity column may have the type.
pub(super) const fn counts(ty: &Type<'_>) -> bool {
    matches!(family(ty), Family::Integer | Family::Unknown)
}

//! When two types are the same, and when one holds all values of another.

use super::Type;
use crate::ident::Name;

impl<'a> Type<'a> {
    /// The type of an earlier step that this one is, or is an array of.
    pub fn made(&self) -> Option<Name<'a>> {
        match self {
            Type::Array(element) => element.made(),
            Type::Made(name) => Some(*name),
            _ => None,
        }
    }
}

impl Type<'_> {
    /// Whether both are the same type, modifiers included.
    pub fn same(&self, other: &Type<'_>) -> bool {
        match (self, other) {
            (Type::Array(one), Type::Array(two)) => one.same(two),
            (Type::Made(one), Type::Made(two)) => one.same(two),
            (one, two) => one == two,
        }
    }

    /// Whether both are the same type but for modifiers, such as the length of a `character varying`.
    pub fn same_base(&self, other: &Type<'_>) -> bool {
        match (self, other) {
            (Type::Array(one), Type::Array(two)) => one.same_base(two),
            (Type::Numeric(_), Type::Numeric(_))
            | (Type::CharacterVarying(_), Type::CharacterVarying(_))
            | (Type::Character(_), Type::Character(_))
            | (Type::Vector(_), Type::Vector(_)) => true,
            (Type::Other(one), Type::Other(two)) => base(one) == base(two),
            (one, two) => one.same(two),
        }
    }

    /// Whether every value of this type is a value of `wider` too, and comes back from it unchanged.
    pub fn widens_to(&self, wider: &Type<'_>) -> bool {
        use Type::{BigInt, CharacterVarying, Integer, Numeric, SmallInt, Text};
        match (self, wider) {
            (SmallInt, Integer | BigInt) | (Integer, BigInt) => true,
            (CharacterVarying(_), Text | CharacterVarying(None)) => true,
            (CharacterVarying(Some(few)), CharacterVarying(Some(many))) => few <= many,
            (Text, CharacterVarying(None)) => true,
            (Numeric(_), Numeric(None)) => true,
            (Numeric(Some(few)), Numeric(Some(many))) => {
                few.1 <= many.1 && digits(*few) <= digits(*many)
            }
            (one, two) => one.same(two),
        }
    }

    /// Whether the type is one of the integers, which alone can be identity columns.
    pub const fn is_integer(&self) -> bool {
        matches!(self, Type::SmallInt | Type::Integer | Type::BigInt)
    }

    /// Whether the type may have a collation, as far as it is known. One that the history made has none, but for a domain,
    /// which has that of its base.
    pub const fn takes_collation(&self) -> bool {
        match self {
            Type::Array(element) => element.takes_collation(),
            Type::Text | Type::CharacterVarying(_) | Type::Character(_) => true,
            ty => matches!(ty, Type::Citext | Type::Other(_)),
        }
    }

    /// Whether values of the type cannot be compared, so that no index, key or range can hold them.
    pub const fn is_incomparable(&self) -> bool {
        match self {
            Type::Json => true,
            Type::Array(element) => element.is_incomparable(),
            _ => false,
        }
    }

    /// Whether it says a length, precision or dimension.
    pub const fn has_modifier(&self) -> bool {
        match self {
            Type::Array(element) => element.has_modifier(),
            Type::Other(text) => matches!(text.as_bytes(), [.., b')']),
            Type::Numeric(it) => it.is_some(),
            Type::CharacterVarying(it) => it.is_some(),
            ty => matches!(ty, Type::Character(_) | Type::Vector(_)),
        }
    }

    /// Whether it is none of PostgreSQL's own: made by a step or an extension. Of types that are only spelled nobody
    /// knows.
    pub const fn is_user_defined(&self) -> bool {
        match self {
            Type::Made(_) | Type::Citext | Type::Vector(_) => true,
            Type::Array(element) => element.is_user_defined(),
            _ => false,
        }
    }

    /// Whether an assignment from any type is allowed, and too long a value is an error.
    pub const fn is_string(&self) -> bool {
        matches!(
            self,
            Type::Text | Type::CharacterVarying(_) | Type::Character(_)
        )
    }
}

/// A type's name without its modifiers.
fn base(text: &str) -> String {
    let end = text.find('(').unwrap_or(text.len());
    text[..end].trim().to_ascii_lowercase()
}

/// The digits before the decimal point.
fn digits((precision, scale): (u32, i32)) -> i64 {
    i64::from(precision) - i64::from(scale)
}

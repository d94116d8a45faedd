//! Types by what the settings of a session do to them.

use super::Type;

/// What types have in common, as far as the settings of a session matter to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Any array.
    Array,
    /// `boolean`
    Boolean,
    /// `date`
    Date,
    /// An enum type of the history.
    Enum,
    /// `interval`
    Interval,
    /// `inet`, `cidr` and `macaddr`.
    Network,
    /// Integers, floating-point numbers and `numeric`.
    Number,
    /// The range types of PostgreSQL.
    Range,
    /// `text`, `character varying`, `character` and `citext`.
    Text,
    /// `time without time zone`
    Time,
    /// `timestamp without time zone`
    Timestamp,
    /// `timestamp with time zone`
    Timestamptz,
    /// `uuid`
    Uuid,
    /// Any other type, of which nothing is said.
    Other,
}

impl Family {
    /// The family of a type; of one that the history made, its kind must be known.
    pub const fn of(ty: &Type<'_>) -> Self {
        match ty {
            Type::Array(_) => Self::Array,
            Type::Boolean => Self::Boolean,
            Type::Date => Self::Date,
            Type::Interval => Self::Interval,
            Type::Inet | Type::Cidr | Type::MacAddr => Self::Network,
            Type::SmallInt
            | Type::Integer
            | Type::BigInt
            | Type::Real
            | Type::DoublePrecision
            | Type::Numeric(_) => Self::Number,
            Type::Int4Range
            | Type::Int8Range
            | Type::NumRange
            | Type::DateRange
            | Type::TsRange
            | Type::TstzRange => Self::Range,
            Type::Text | Type::CharacterVarying(_) | Type::Character(_) | Type::Citext => {
                Self::Text
            }
            Type::Time => Self::Time,
            Type::Timestamp => Self::Timestamp,
            Type::Timestamptz => Self::Timestamptz,
            Type::Uuid => Self::Uuid,
            _ => Self::Other,
        }
    }

    /// Whether it is among others.
    pub const fn is_among(self, families: &[Self]) -> bool {
        let mut i = 0;
        while i < families.len() {
            if families[i] as u8 == self as u8 {
                return true;
            }
            i += 1;
        }
        false
    }
}

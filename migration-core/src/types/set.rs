//! Sets of PostgreSQL's types.

use super::Type;

/// Types, as bits, in the order in which the macros speak of them: the built-in ones, any enum type, and the arrays of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Types(pub u64);

/// How many types there are that are no arrays of others; their arrays follow in the same order.
const ELEMENTS: u32 = 30;
/// Any enum type.
const ENUM: u32 = 29;

impl Types {
    /// No type, which is what is known of those of extensions.
    pub(crate) const NONE: Self = Self(0);
    /// Any enum type.
    pub(crate) const ENUM: Self = Self(1 << ENUM);

    /// A type as a set. Of one that the history made, its kind must be known.
    pub(crate) const fn of(ty: &Type<'_>) -> Self {
        let place = match ty {
            Type::Boolean => 0,
            Type::SmallInt => 1,
            Type::Integer => 2,
            Type::BigInt => 3,
            Type::Real => 4,
            Type::DoublePrecision => 5,
            Type::Numeric(_) => 6,
            Type::Text => 7,
            Type::CharacterVarying(_) => 8,
            Type::Character(_) => 9,
            Type::Bytea => 10,
            Type::Uuid => 11,
            Type::Json => 12,
            Type::Jsonb => 13,
            Type::Date => 14,
            Type::Time => 15,
            Type::Timestamp => 16,
            Type::Timestamptz => 17,
            Type::Interval => 18,
            Type::Inet => 19,
            Type::Cidr => 20,
            Type::MacAddr => 21,
            Type::TsVector => 22,
            Type::Int4Range => 23,
            Type::Int8Range => 24,
            Type::NumRange => 25,
            Type::DateRange => 26,
            Type::TsRange => 27,
            Type::TstzRange => 28,
            Type::Array(element) => return Self::of(element).arrays(),
            Type::Citext | Type::Vector(_) | Type::Made(_) | Type::Other(_) => return Self::NONE,
        };
        Self(1 << place)
    }

    /// The arrays of these types. An array of arrays is one of their elements.
    pub(crate) const fn arrays(self) -> Self {
        let elements = self.0 & ((1 << ELEMENTS) - 1);
        let arrays = self.0 & !((1 << ELEMENTS) - 1);
        Self(elements << ELEMENTS | arrays)
    }

    /// Whether one of them is among others.
    pub(crate) const fn is_among(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_are_of_their_elements() {
        let text = Type::Array(&Type::Text);
        assert_eq!(Types::of(&text), Types(1 << 37));
        assert_eq!(Types::of(&Type::Array(&text)), Types(1 << 37));
        assert_eq!(Types::of(&Type::Array(&Type::Citext)), Types::NONE);
    }

    /// The list of the macros, by which they number types.
    const LIST: &str = include_str!("../../../migration-macros/src/sql/typed/types.rs");

    #[test]
    fn types_are_numbered_as_by_the_macros() {
        let list = LIST.split("NAMES: [&str; 64] = [").nth(1).unwrap();
        let list = list.split("];").next().unwrap();
        let names: Vec<_> = list
            .split(',')
            .map(|it| it.trim().trim_matches('"'))
            .collect();
        let place = |set: Types| set.0.trailing_zeros() as usize;
        for (ty, name) in [
            (Type::Boolean, "bool"),
            (Type::SmallInt, "int2"),
            (Type::Integer, "int4"),
            (Type::BigInt, "int8"),
            (Type::Real, "float4"),
            (Type::DoublePrecision, "float8"),
            (Type::Numeric(None), "numeric"),
            (Type::Text, "text"),
            (Type::CharacterVarying(None), "varchar"),
            (Type::Character(1), "bpchar"),
            (Type::Bytea, "bytea"),
            (Type::Uuid, "uuid"),
            (Type::Json, "json"),
            (Type::Jsonb, "jsonb"),
            (Type::Date, "date"),
            (Type::Time, "time"),
            (Type::Timestamp, "timestamp"),
            (Type::Timestamptz, "timestamptz"),
            (Type::Interval, "interval"),
            (Type::Inet, "inet"),
            (Type::Cidr, "cidr"),
            (Type::MacAddr, "macaddr"),
            (Type::TsVector, "tsvector"),
            (Type::Int4Range, "int4range"),
            (Type::Int8Range, "int8range"),
            (Type::NumRange, "numrange"),
            (Type::DateRange, "daterange"),
            (Type::TsRange, "tsrange"),
            (Type::TstzRange, "tstzrange"),
        ] {
            assert_eq!(names[place(Types::of(&ty))], name);
            assert_eq!(names[place(Types::of(&ty).arrays())], format!("_{name}"));
        }
        assert_eq!(names[place(Types::ENUM)], "enum");
    }
}

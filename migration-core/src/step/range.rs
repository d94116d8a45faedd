//! Range types.
//!
//! See [CREATE TYPE](https://www.postgresql.org/docs/current/sql-createtype.html), and "Range Types" in the PostgreSQL
//! manual, section 8.17.

use crate::ident::Name;
use crate::types::Type;

/// `CREATE TYPE … AS RANGE`
///
/// PostgreSQL makes more with it: the multirange type, and functions of both names, of which values are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateRange<'a> {
    /// The type's name.
    pub name: Name<'a>,
    /// The type of its bounds.
    pub subtype: Type<'a>,
    /// The operator class by which bounds are compared; otherwise the default one of B-trees.
    pub subtype_opclass: Option<Name<'a>>,
    /// The collation by which bounds are compared.
    pub collation: Option<Name<'a>>,
    /// The function that says how far two bounds are apart.
    pub subtype_diff: Option<Name<'a>>,
    /// The name of the multirange type, which is in the same schema.
    pub multirange: &'a str,
}

impl<'a> CreateRange<'a> {
    /// The multirange type.
    pub const fn multirange(&self) -> Name<'a> {
        self.name.sibling(self.multirange)
    }
}

/// `DROP TYPE` of a range type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropRange<'a> {
    /// The type's name.
    pub name: Name<'a>,
}

/// The type whose values a function of every server subtracts, if it is one that is made to be a `subtype_diff`
/// (`pg_proc.dat` of PostgreSQL 15).
pub const fn subtracted_by(function: &Name<'_>) -> Option<Type<'static>> {
    if let Some(schema) = function.schema
        && !matches!(schema.as_bytes(), b"pg_catalog")
    {
        return None;
    }
    Some(match function.name.as_bytes() {
        b"float8mi" => Type::DoublePrecision,
        b"int4range_subdiff" => Type::Integer,
        b"int8range_subdiff" => Type::BigInt,
        b"numrange_subdiff" => Type::Numeric(None),
        b"daterange_subdiff" => Type::Date,
        b"tsrange_subdiff" => Type::Timestamp,
        b"tstzrange_subdiff" => Type::Timestamptz,
        _ => return None,
    })
}

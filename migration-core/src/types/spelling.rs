//! How a type is written in SQL.

use std::fmt::{Display, Formatter, Result};

use super::Type;

/// The type as SQL, names quoted.
impl Display for Type<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Type::Numeric(Some((precision, scale))) => write!(f, "numeric({precision}, {scale})"),
            Type::CharacterVarying(Some(length)) => write!(f, "character varying({length})"),
            Type::Character(length) => write!(f, "character({length})"),
            Type::Vector(dimensions) => write!(f, "vector({dimensions})"),
            Type::Array(element) => write!(f, "{element}[]"),
            Type::Made(name) => write!(f, "{}", name.quoted()),
            Type::Other(text) => f.write_str(text),
            plain => f.write_str(keyword(plain)),
        }
    }
}

/// The name of a type without modifiers, as `format_type` in PostgreSQL prints it.
pub(crate) const fn keyword(ty: &Type<'_>) -> &'static str {
    match ty {
        Type::Boolean => "boolean",
        Type::SmallInt => "smallint",
        Type::Integer => "integer",
        Type::BigInt => "bigint",
        Type::Real => "real",
        Type::DoublePrecision => "double precision",
        Type::Numeric(_) => "numeric",
        Type::Text => "text",
        Type::CharacterVarying(_) => "character varying",
        Type::Character(_) => "character",
        Type::Citext => "citext",
        Type::Bytea => "bytea",
        Type::Uuid => "uuid",
        Type::Json => "json",
        Type::Jsonb => "jsonb",
        Type::Date => "date",
        Type::Time => "time without time zone",
        Type::Timestamp => "timestamp without time zone",
        Type::Timestamptz => "timestamp with time zone",
        Type::Interval => "interval",
        Type::Inet => "inet",
        Type::Cidr => "cidr",
        Type::MacAddr => "macaddr",
        Type::TsVector => "tsvector",
        Type::Vector(_) => "vector",
        Type::Int4Range => "int4range",
        Type::Int8Range => "int8range",
        Type::NumRange => "numrange",
        Type::DateRange => "daterange",
        Type::TsRange => "tsrange",
        Type::TstzRange => "tstzrange",
        Type::Array(_) | Type::Made(_) | Type::Other(_) => "",
    }
}

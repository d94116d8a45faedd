//! Types, as far as the session's settings matter to them.

use super::super::name::TypeRef;
use Family::*;

/// What PostgreSQL's types have in common. `migration_core::types::Family` has the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Array,
    Boolean,
    Date,
    Enum,
    Interval,
    Network,
    Number,
    Range,
    Text,
    Time,
    Timestamp,
    Timestamptz,
    Uuid,
    /// Any other type, of which nothing is said.
    Other,
}

impl Family {
    /// What the data calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Array => "Array",
            Boolean => "Boolean",
            Date => "Date",
            Enum => "Enum",
            Interval => "Interval",
            Network => "Network",
            Number => "Number",
            Range => "Range",
            Text => "Text",
            Time => "Time",
            Timestamp => "Timestamp",
            Timestamptz => "Timestamptz",
            Uuid => "Uuid",
            Other => "Other",
        }
    }
}

/// Whose values are written in another way in another session, or not by a function that PostgreSQL calls immutable
/// (`typoutput` in `pg_type`).
pub(super) const WRITTEN_OTHERWISE: &[Family] =
    &[Array, Date, Enum, Interval, Range, Timestamp, Timestamptz];

/// Whose values a text gives another meaning in another session (`typinput` in `pg_type`).
pub(super) const READ_OTHERWISE: &[Family] =
    &[Array, Date, Interval, Range, Time, Timestamp, Timestamptz];

/// The same of what `||` joins to a text by writing it as one.
pub(super) const JOINED_OTHERWISE: &[Family] =
    &[Date, Enum, Interval, Range, Timestamp, Timestamptz];

/// The family of a type that an expression names.
pub(super) fn of(ty: &TypeRef, is_array: bool) -> Family {
    if is_array {
        return Array;
    }
    match ty.name.as_str() {
        "bool" => Boolean,
        "date" => Date,
        "interval" => Interval,
        "inet" | "cidr" | "macaddr" | "macaddr8" => Network,
        "int2" | "int4" | "int8" | "float4" | "float8" | "numeric" => Number,
        "int4range" | "int8range" | "numrange" | "daterange" | "tsrange" | "tstzrange" => Range,
        "text" | "varchar" | "bpchar" | "citext" => Text,
        "time" => Time,
        "timestamp" => Timestamp,
        "timestamptz" => Timestamptz,
        "uuid" => Uuid,
        _ => Other,
    }
}

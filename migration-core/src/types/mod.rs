//! SQL types, and the Rust types that stand for them.

mod compare;
mod extension;
pub(crate) mod family;
mod foreign;
mod literal;
mod markers;
pub(crate) mod set;
mod spelling;
mod sql_type;

pub(crate) use literal::{
    Convertible, convertible, converts, is_constant, is_in_range, is_short_enough, takes_boolean,
    takes_number, takes_text,
};
pub use markers::*;
pub(crate) use spelling::keyword;
pub use sql_type::{Field, RangeType, SqlType};

use crate::ident::Name;

/// The type of a column, as PostgreSQL has it.
///
/// See "Data Types" in the PostgreSQL manual, chapter 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type<'a> {
    /// `boolean`
    Boolean,
    /// `smallint`
    SmallInt,
    /// `integer`
    Integer,
    /// `bigint`
    BigInt,
    /// `real`
    Real,
    /// `double precision`
    DoublePrecision,
    /// `numeric`, or `numeric(precision, scale)`
    Numeric(Option<(u32, i32)>),
    /// `text`
    Text,
    /// `character varying`, or `character varying(n)`
    CharacterVarying(Option<u32>),
    /// `character(n)`
    Character(u32),
    /// `citext`, of the extension of that name
    Citext,
    /// `bytea`
    Bytea,
    /// `uuid`
    Uuid,
    /// `json`
    Json,
    /// `jsonb`
    Jsonb,
    /// `date`
    Date,
    /// `time without time zone`
    Time,
    /// `timestamp without time zone`
    Timestamp,
    /// `timestamp with time zone`
    Timestamptz,
    /// `interval`
    Interval,
    /// `inet`
    Inet,
    /// `cidr`
    Cidr,
    /// `macaddr`
    MacAddr,
    /// `tsvector`
    TsVector,
    /// `vector(n)`, of the extension pgvector
    Vector(u32),
    /// `int4range`
    Int4Range,
    /// `int8range`
    Int8Range,
    /// `numrange`
    NumRange,
    /// `daterange`
    DateRange,
    /// `tsrange`
    TsRange,
    /// `tstzrange`
    TstzRange,
    /// An array of another type.
    Array(&'a Type<'a>),
    /// A type that an earlier step of the history made.
    Made(Name<'a>),
    /// A type that the history does not make, written into the SQL as it stands here.
    Other(&'a str),
}

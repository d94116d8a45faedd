//! One marker for each SQL type that Rust has no type of its own for.
//!
//! They carry no data: a migration describes columns and never holds a value of one.

use super::{RangeType, SqlType, Type};

macro_rules! markers {
    ($($marker:ident = $sql:literal, $type:expr;)*) => {$(
        #[doc = concat!("`", $sql, "`")]
        #[derive(Clone, Copy, Debug)]
        pub struct $marker;

        impl SqlType for $marker {
            const TYPE: Type<'static> = $type;
        }
    )*};
}

markers! {
    CharacterVarying = "character varying", Type::CharacterVarying(None);
    Text = "text", Type::Text;
    Citext = "citext", Type::Citext;
    Bytea = "bytea", Type::Bytea;
    Uuid = "uuid", Type::Uuid;
    Json = "json", Type::Json;
    Jsonb = "jsonb", Type::Jsonb;
    Date = "date", Type::Date;
    Time = "time without time zone", Type::Time;
    Timestamp = "timestamp without time zone", Type::Timestamp;
    Timestamptz = "timestamp with time zone", Type::Timestamptz;
    Interval = "interval", Type::Interval;
    Inet = "inet", Type::Inet;
    Cidr = "cidr", Type::Cidr;
    MacAddr = "macaddr", Type::MacAddr;
    TsVector = "tsvector", Type::TsVector;
    Int4Range = "int4range", Type::Int4Range;
    Int8Range = "int8range", Type::Int8Range;
    NumRange = "numrange", Type::NumRange;
    DateRange = "daterange", Type::DateRange;
    TsRange = "tsrange", Type::TsRange;
    TstzRange = "tstzrange", Type::TstzRange;
    Decimal = "numeric", Type::Numeric(None);
}

/// `character varying(N)`
#[derive(Clone, Copy, Debug)]
pub struct Varchar<const N: u32>;

impl<const N: u32> SqlType for Varchar<N> {
    const TYPE: Type<'static> = Type::CharacterVarying(Some(within::<N>(1, 10_485_760)));
}

/// `character(N)`
#[derive(Clone, Copy, Debug)]
pub struct Char<const N: u32>;

impl<const N: u32> SqlType for Char<N> {
    const TYPE: Type<'static> = Type::Character(within::<N>(1, 10_485_760));
}

/// `numeric(P, S)`
#[derive(Clone, Copy, Debug)]
pub struct Numeric<const P: u32, const S: i32>;

impl<const P: u32, const S: i32> SqlType for Numeric<P, S> {
    const TYPE: Type<'static> = Type::Numeric(Some((within::<P>(1, 1_000), scale::<S>())));
}

/// `vector(N)`, of the extension pgvector
#[derive(Clone, Copy, Debug)]
pub struct Vector<const N: u32>;

impl<const N: u32> SqlType for Vector<N> {
    const TYPE: Type<'static> = Type::Vector(within::<N>(1, 16_000));
}

/// An array of `T`
#[derive(Clone, Copy, Debug)]
pub struct Array<T>(std::marker::PhantomData<T>);

impl<T: SqlType> SqlType for Array<T> {
    const TYPE: Type<'static> = Type::Array(&T::TYPE);
}

/// A set of ranges of the type `T`
#[derive(Clone, Copy, Debug)]
pub struct Multirange<T>(std::marker::PhantomData<T>);

impl<T: RangeType> SqlType for Multirange<T> {
    const TYPE: Type<'static> = T::MULTIRANGE;
}

macro_rules! multiranges {
    ($($range:ident = $sql:literal;)*) => {$(
        impl RangeType for $range {
            const MULTIRANGE: Type<'static> = Type::Other($sql);
        }
    )*};
}

multiranges! {
    Int4Range = "int4multirange";
    Int8Range = "int8multirange";
    NumRange = "nummultirange";
    DateRange = "datemultirange";
    TsRange = "tsmultirange";
    TstzRange = "tstzmultirange";
}

/// The number, which PostgreSQL allows between `least` and `most` for this type.
const fn within<const N: u32>(least: u32, most: u32) -> u32 {
    assert!(
        N >= least && N <= most,
        "PostgreSQL does not allow this length, precision or dimension"
    );
    N
}

/// The scale, which PostgreSQL allows between -1,000 and 1,000.
const fn scale<const S: i32>() -> i32 {
    assert!(
        S >= -1_000 && S <= 1_000,
        "PostgreSQL does not allow this scale"
    );
    S
}

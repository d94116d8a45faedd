//! Which types fit each other, and which values fit a type.
//!
//! Read off PostgreSQL 15, by trying every pair of types. What the history does not know (`Type::Other`, vectors)
//! is taken to fit, so that nothing is refused that PostgreSQL would accept.

use super::types::same;
use crate::types::Type;

/// Types that PostgreSQL converts among each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Boolean,
    Integer,
    Numeric,
    Float,
    String,
    Citext,
    Date,
    Timestamp,
    Time,
    Interval,
    Address,
    Json,
    Array,
    Unknown,
    Other,
}

const fn family(ty: &Type<'_>) -> Family {
    match ty {
        Type::Boolean => Family::Boolean,
        Type::SmallInt | Type::Integer | Type::BigInt => Family::Integer,
        Type::Numeric(_) => Family::Numeric,
        Type::Real | Type::DoublePrecision => Family::Float,
        Type::Text | Type::CharacterVarying(_) | Type::Character(_) => Family::String,
        Type::Citext => Family::Citext,
        Type::Date => Family::Date,
        Type::Timestamp | Type::Timestamptz => Family::Timestamp,
        Type::Time => Family::Time,
        Type::Interval => Family::Interval,
        Type::Inet | Type::Cidr => Family::Address,
        Type::Json | Type::Jsonb => Family::Json,
        Type::Array(_) => Family::Array,
        Type::Other(_) | Type::Vector(_) => Family::Unknown,
        _ => Family::Other,
    }
}

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

/// Whether `true` and `false` are values of a type.
pub(super) const fn takes_boolean(ty: &Type<'_>) -> bool {
    matches!(
        family(ty),
        Family::Boolean | Family::String | Family::Citext | Family::Unknown
    )
}

/// Whether a number is a value of a type.
pub(super) const fn takes_number(ty: &Type<'_>) -> bool {
    matches!(
        family(ty),
        Family::Integer
            | Family::Numeric
            | Family::Float
            | Family::String
            | Family::Citext
            | Family::Unknown
    )
}

/// Whether a string reads as a value of a type; only what is surely none is refused.
pub(super) const fn takes_text(ty: &Type<'_>, text: &str) -> bool {
    match family(ty) {
        Family::Integer => reads_as_integer(text.trim_ascii().as_bytes()),
        Family::Boolean => reads_as_boolean(text.trim_ascii()),
        _ => true,
    }
}

const fn reads_as_integer(text: &[u8]) -> bool {
    match text {
        [b'+' | b'-', digits @ ..] => reads_as_digits(digits),
        digits => reads_as_digits(digits),
    }
}

/// Digits, or a newer PostgreSQL's `0x1f` and `1_000`.
const fn reads_as_digits(text: &[u8]) -> bool {
    let mut i = 0;
    while i < text.len() {
        if !text[i].is_ascii_alphanumeric() && text[i] != b'_' {
            return false;
        }
        i += 1;
    }
    !text.is_empty() && text[0].is_ascii_digit()
}

/// As `parse_bool_with_len` of PostgreSQL's `bool.c`: the beginning of a word is enough, where it is unambiguous.
const fn reads_as_boolean(text: &str) -> bool {
    const WORDS: [&str; 4] = ["true", "false", "yes", "no"];
    let mut i = 0;
    while i < WORDS.len() {
        if begins(WORDS[i], text) {
            return true;
        }
        i += 1;
    }
    text.eq_ignore_ascii_case("1")
        || text.eq_ignore_ascii_case("0")
        || text.len() > 1 && (begins("on", text) || begins("off", text))
}

const fn begins(word: &str, text: &str) -> bool {
    !text.is_empty()
        && text.len() <= word.len()
        && word
            .as_bytes()
            .split_at(text.len())
            .0
            .eq_ignore_ascii_case(text.as_bytes())
}

/// Whether an identity column may have the type.
pub(super) const fn counts(ty: &Type<'_>) -> bool {
    matches!(family(ty), Family::Integer | Family::Unknown)
}

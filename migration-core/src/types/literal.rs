//! Which literals are values of a type.
//!
//! Read off PostgreSQL 15, by trying every type. What the history does not know (`Type::Other`, vectors) is taken to
//! fit, so that nothing is refused that PostgreSQL would accept.

use super::Type;

/// Types that PostgreSQL converts among each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Convertible {
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

pub(crate) const fn convertible(ty: &Type<'_>) -> Convertible {
    match ty {
        Type::Boolean => Convertible::Boolean,
        Type::SmallInt | Type::Integer | Type::BigInt => Convertible::Integer,
        Type::Numeric(_) => Convertible::Numeric,
        Type::Real | Type::DoublePrecision => Convertible::Float,
        Type::Text | Type::CharacterVarying(_) | Type::Character(_) => Convertible::String,
        Type::Citext => Convertible::Citext,
        Type::Date => Convertible::Date,
        Type::Timestamp | Type::Timestamptz => Convertible::Timestamp,
        Type::Time => Convertible::Time,
        Type::Interval => Convertible::Interval,
        Type::Inet | Type::Cidr => Convertible::Address,
        Type::Json | Type::Jsonb => Convertible::Json,
        Type::Array(_) => Convertible::Array,
        Type::Other(_) | Type::Vector(_) => Convertible::Unknown,
        _ => Convertible::Other,
    }
}

/// Whether PostgreSQL turns a value of a type into one of another where it is assigned.
///
/// Read off PostgreSQL 15, by trying every pair of types.
pub(crate) const fn converts(from: &Type<'_>, to: &Type<'_>) -> bool {
    if let (Type::Array(from), Type::Array(to)) = (from, to) {
        return converts(from, to);
    }
    matches!(
        (convertible(from), convertible(to)),
        (
            _,
            Convertible::String | Convertible::Citext | Convertible::Unknown
        ) | (Convertible::Unknown, _)
            | (
                Convertible::Integer | Convertible::Numeric | Convertible::Float,
                Convertible::Integer | Convertible::Numeric | Convertible::Float,
            )
            | (
                Convertible::Date | Convertible::Timestamp,
                Convertible::Date | Convertible::Timestamp
            )
            | (Convertible::Timestamp, Convertible::Time)
            | (Convertible::Time, Convertible::Interval)
            | (Convertible::Interval, Convertible::Time)
            | (Convertible::Address, Convertible::Address)
            | (Convertible::Json, Convertible::Json)
    )
}

/// Whether `true` and `false` are values of a type.
pub(crate) const fn takes_boolean(ty: &Type<'_>) -> bool {
    matches!(
        convertible(ty),
        Convertible::Boolean | Convertible::String | Convertible::Citext | Convertible::Unknown
    )
}

/// Whether a number is a value of a type.
pub(crate) const fn takes_number(ty: &Type<'_>) -> bool {
    matches!(
        convertible(ty),
        Convertible::Integer
            | Convertible::Numeric
            | Convertible::Float
            | Convertible::String
            | Convertible::Citext
            | Convertible::Unknown
    )
}

/// Whether a string reads as a value of a type; only what is surely none is refused.
pub(crate) const fn takes_text(ty: &Type<'_>, text: &str) -> bool {
    match convertible(ty) {
        Convertible::Integer => reads_as_integer(text.trim_ascii().as_bytes()),
        Convertible::Boolean => reads_as_boolean(text.trim_ascii()),
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

/// Whether a whole number is within the bounds of an integer type; of other types and other numbers nothing is said.
pub(crate) const fn is_in_range(ty: &Type<'_>, number: &str) -> bool {
    let greatest: u64 = match ty {
        Type::SmallInt => i16::MAX as u64,
        Type::Integer => i32::MAX as u64,
        Type::BigInt => i64::MAX as u64,
        _ => return true,
    };
    let (digits, least) = match number.as_bytes() {
        [b'-', digits @ ..] => (digits, greatest + 1),
        digits => (digits, greatest),
    };
    let (mut value, mut i) = (0_u64, 0);
    while i < digits.len() {
        if !digits[i].is_ascii_digit() {
            return true;
        }
        value = value
            .saturating_mul(10)
            .saturating_add((digits[i] - b'0') as u64);
        i += 1;
    }
    value <= least
}

/// Whether a text is no longer than its type allows; spaces beyond that are cut off ("Character Types" in the manual).
pub(crate) const fn is_short_enough(ty: &Type<'_>, text: &str) -> bool {
    let (Type::CharacterVarying(Some(most)) | Type::Character(most)) = ty else {
        return true;
    };
    let text = text.as_bytes();
    let mut end = text.len();
    while end > 0 && text[end - 1] == b' ' {
        end -= 1;
    }
    let (mut letters, mut i) = (0, 0);
    while i < end {
        // All bytes of a letter but the first begin with the bits 10.
        letters += (text[i] & 0xc0 != 0x80) as u32;
        i += 1;
    }
    letters <= *most
}

/// Whether a literal is the same value of a type at any time and in any session, as far as that is sure.
///
/// `now` and `infinity` are texts of times, `1/2/2024` depends on `DateStyle`, and a time with a zone on `TimeZone`.
pub(crate) const fn is_constant(ty: &Type<'_>, text: &str) -> bool {
    match ty {
        Type::Date | Type::Timestamp => is_of_digits(text) && begins_with_a_year(text),
        Type::Time => is_of_digits(text),
        Type::Uuid | Type::Bytea | Type::MacAddr => true,
        _ => matches!(
            convertible(ty),
            Convertible::Boolean
                | Convertible::Integer
                | Convertible::Numeric
                | Convertible::Float
                | Convertible::String
                | Convertible::Citext
                | Convertible::Address
        ),
    }
}

/// Whether there are but digits and what parts them.
const fn is_of_digits(text: &str) -> bool {
    let text = text.as_bytes();
    let mut i = 0;
    while i < text.len() {
        if !matches!(text[i], b'0'..=b'9' | b'-' | b':' | b'.' | b' ') {
            return false;
        }
        i += 1;
    }
    !text.is_empty()
}

/// `2024-…`, which every `DateStyle` reads alike.
const fn begins_with_a_year(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'-', ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_range() {
        let fits = |number| is_in_range(&Type::SmallInt, number);
        assert!(fits("32767") && fits("-32768") && fits("1.5") && fits("1e3"));
        assert!(!fits("32768") && !fits("-32769") && !fits("99999999999999999999999"));
        assert!(is_in_range(&Type::BigInt, "-9223372036854775808"));
        assert!(!is_in_range(&Type::BigInt, "9223372036854775808"));
        assert!(is_in_range(&Type::Text, "9223372036854775808"));
    }

    #[test]
    fn texts_and_their_length() {
        let fits = |text| is_short_enough(&Type::CharacterVarying(Some(3)), text);
        assert!(fits("") && fits("abc") && fits("äöü") && fits("abc   "));
        assert!(!fits("abcd") && !fits("ab  c") && !fits("äöüß"));
    }

    #[test]
    fn constants() {
        assert!(is_constant(&Type::Date, "2024-02-29"));
        assert!(!is_constant(&Type::Date, "29.2.2024") && !is_constant(&Type::Date, "today"));
        assert!(is_constant(&Type::Time, "12:30") && !is_constant(&Type::Time, "now"));
        assert!(!is_constant(&Type::Timestamptz, "2024-02-29 12:00"));
        assert!(is_constant(&Type::Text, "now") && !is_constant(&Type::Jsonb, "{}"));
    }
}

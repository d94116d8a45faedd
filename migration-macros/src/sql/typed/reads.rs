//! As what a string surely does not read.
//!
//! After the input functions of the types (`typinput` in `pg_type`). What may read as a value is taken to.

use super::types::{self, Kind, NAMES, Set};

/// Words of dates and times that have no digit (`datetktbl` in PostgreSQL's `datetime.c`).
const MOMENTS: &[&str] = &[
    "now",
    "today",
    "tomorrow",
    "yesterday",
    "epoch",
    "infinity",
    "allballs",
];

/// Words of spans of time, which no date or time has.
const SPANS: &[&str] = &[
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
    "month", "months", "year", "years",
];

/// The types as which a string may read.
pub(super) fn may_read(text: &str) -> Set {
    Set::ALL
        .kinds()
        .filter(|kind| reads(text, *kind))
        .fold(Set::NONE, |all, kind| all | Set::of(kind))
}

pub(super) fn reads(text: &str, kind: Kind) -> bool {
    let name = NAMES.get(usize::from(kind)).copied().unwrap_or_default();
    let text = text.trim_matches(|it: char| it.is_ascii_whitespace() || it == '\x0b');
    match name {
        "bool" => is_boolean(text),
        "int2" => is_integer(text, i64::from(i16::MAX)),
        "int4" => is_integer(text, i64::from(i32::MAX)),
        "int8" => is_integer(text, i64::MAX),
        "float4" | "float8" | "numeric" => is_number(text),
        "uuid" => is_uuid(text),
        "json" | "jsonb" => {
            text.starts_with(|it: char| "{[\"-tfn".contains(it) || it.is_ascii_digit())
        }
        "date" | "time" | "timestamp" | "timestamptz" | "timetz" => is_moment(text),
        "interval" => {
            text.contains(|it: char| it.is_ascii_digit())
                || text.to_ascii_lowercase().contains("infinity")
        }
        "inet" | "cidr" => {
            is_of(text, "0123456789abcdef.:/")
                && text.contains([
                    '.', ':', '/', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
                ])
        }
        "macaddr" => is_of(text, "0123456789abcdef.:- "),
        _ if types::is_range(kind) => {
            text.starts_with(['(', '[']) || text.to_ascii_lowercase().starts_with("empty")
        }
        _ if types::is_array(kind) => text.starts_with(['{', '[']),
        _ => true,
    }
}

/// As `parse_bool_with_len` of PostgreSQL's `bool.c`: the beginning of a word is enough, where it is unambiguous.
fn is_boolean(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let begins = |word: &str| !text.is_empty() && word.starts_with(&text);
    let unambiguous = |word| text.len() > 1 && begins(word);
    ["true", "false", "yes", "no", "1", "0"]
        .into_iter()
        .any(begins)
        || unambiguous("on")
        || unambiguous("off")
}

/// Digits that are in the bounds, or a newer PostgreSQL's `0x1f` and `1_000`.
fn is_integer(text: &str, most: i64) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        let newer = |it: u8| it.is_ascii_alphanumeric() || it == b'_';
        return digits.starts_with(|it: char| it.is_ascii_digit())
            && digits.contains(['x', 'X', 'o', 'O', 'b', 'B', '_'])
            && digits.bytes().all(newer);
    }
    let least = i128::from(most) + 1;
    digits
        .parse::<i128>()
        .is_ok_and(|it| it <= i128::from(most) || text.starts_with('-') && it == least)
}

/// Rust reads numbers as PostgreSQL does, but for a newer one's `0x1f` and `1_000`.
fn is_number(text: &str) -> bool {
    let text = text.replace('_', "").to_ascii_lowercase();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let based = ["0x", "0o", "0b"].iter().any(|it| digits.starts_with(it));
    based || text.parse::<f64>().is_ok()
}

/// As `string_to_uuid` of PostgreSQL's `uuid.c`: hyphens may stand after each group of four digits, and braces around all.
fn is_uuid(text: &str) -> bool {
    let text = text
        .strip_prefix('{')
        .map_or(text, |it| it.trim_end_matches('}'));
    let digits = text.bytes().filter(|it| *it != b'-');
    digits.clone().count() == 32 && digits.into_iter().all(|it| it.is_ascii_hexdigit())
}

fn is_moment(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let mut words = text.split(|it: char| !it.is_ascii_alphabetic());
    if words.any(|word| SPANS.contains(&word)) {
        return false;
    }
    text.contains(|it: char| it.is_ascii_digit()) || MOMENTS.iter().any(|word| text.contains(word))
}

fn is_of(text: &str, signs: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|it| signs.contains(it.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, texts: &[&str], no_texts: &[&str]) {
        for (texts, expected) in [(texts, true), (no_texts, false)] {
            for text in texts {
                assert_eq!(reads(text, types::kind(name)), expected, "{name} {text:?}");
            }
        }
    }

    #[test]
    fn what_reads() {
        check(
            "bool",
            &["t", " TRUE ", "of", "on", "1", "n"],
            &["", "o", "2", "maybe", "10"],
        );
        check(
            "int2",
            &["32767", "-32768", "+1", " 1 ", "0x1f", "1_000"],
            &["32768", "-32769", "", "1.5", "many", "1e3", "-"],
        );
        check(
            "int8",
            &["9223372036854775807", "-9223372036854775808"],
            &["9223372036854775808"],
        );
        check(
            "numeric",
            &["1.5", "-.5", "1e3", "NaN", "-Infinity"],
            &["many", "", "e3", ".", "1 day", "2020-01-01"],
        );
        check(
            "uuid",
            &[
                "6fb3bb49-0a8e-4b8d-9e5f-0c7bd1e0a3a7",
                "{6fb3bb490a8e4b8d9e5f0c7bd1e0a3a7}",
            ],
            &["abc", "", "6fb3bb49"],
        );
        check(
            "jsonb",
            &["{}", " [1]", "null", "-1", "\"a\""],
            &["", "abc", "'a'"],
        );
        check(
            "date",
            &["2020-01-01", "today", "-infinity", "Jan 1 2020"],
            &["", "soon", "1 day"],
        );
        check("interval", &["1 day", "infinity"], &["day", ""]);
        check("inet", &["10.0.0.1/8", "::1", "::"], &["localhost", ""]);
        check("int4range", &["[1,2)", "empty", "(,)"], &["1", ""]);
        check("_text", &["{a}", "[0:1]={a,b}"], &["a", ""]);
        check("text", &["", "a"], &[]);
    }
}

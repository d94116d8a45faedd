//! Types and what takes them, in words.

use super::types::{self, Kind, NAMES, Set};
use super::value::Value;

/// Types that are told together. What is left of them is told one by one.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "a number",
        &["int2", "int4", "int8", "float4", "float8", "numeric"],
    ),
    ("a text", &["text", "varchar", "bpchar"]),
    ("a moment", &["date", "timestamp", "timestamptz"]),
];

/// How many types are told at most.
const MOST: usize = 6;

/// As SQL writes it.
pub(super) fn name(kind: Kind) -> String {
    if types::is_array(kind) {
        return format!("{}[]", name(types::element(kind)));
    }
    let own = NAMES.get(usize::from(kind)).copied().unwrap_or("unknown");
    let spelled = match own {
        "bool" => "boolean",
        "int2" => "smallint",
        "int4" => "integer",
        "int8" => "bigint",
        "float4" => "real",
        "float8" => "double precision",
        "varchar" => "character varying",
        "bpchar" => "character",
        "time" => "time without time zone",
        "timestamp" => "timestamp without time zone",
        "timestamptz" => "timestamp with time zone",
        "timetz" => "time with time zone",
        own => own,
    };
    spelled.to_owned()
}

/// A type with its article.
pub(super) fn one(kind: Kind) -> String {
    let name = name(kind);
    let article = if name.starts_with(['a', 'e', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

/// What takes only some types: `a number or an interval`.
pub(super) fn all(set: Set) -> Option<String> {
    // No column of the history has the others.
    let mut left = set & Set::OF_COLUMNS;
    let mut words: Vec<String> = Vec::new();
    for (word, names) in GROUPS {
        let group = names
            .iter()
            .fold(Set::NONE, |all, name| all | Set::of(types::kind(name)));
        if group.is_within(left) {
            words.push((*word).to_owned());
            left = left.without(group);
        }
    }
    for (word, group) in [("a range", Set::RANGES), ("an array", Set::ARRAYS)] {
        if group.is_within(left) {
            words.push(word.to_owned());
            left = left.without(group);
        }
    }
    words.extend(left.kinds().map(one));
    let last = words.pop()?;
    match words.len() {
        0 => Some(last),
        before if before < MOST => Some(format!("{} or {last}", words.join(", "))),
        _ => None,
    }
}

/// What stands beside an operand.
pub(super) fn beside(value: &Value) -> Option<String> {
    match value {
        Value::Of(kind) if *kind != types::UNKNOWN => Some(one(*kind)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_types() {
        let set = |names: &[&str]| {
            names
                .iter()
                .fold(Set::NONE, |all, it| all | Set::of(types::kind(it)))
        };
        let numbers = ["int2", "int4", "int8", "float4", "float8", "numeric"];
        assert_eq!(all(set(&numbers)).as_deref(), Some("a number"));
        assert_eq!(
            all(set(&["int4", "interval", "_int4"])).as_deref(),
            Some("an integer, an interval or an integer[]")
        );
        assert_eq!(
            all(set(&["text", "varchar", "bpchar", "name"])).as_deref(),
            Some("a text")
        );
        assert_eq!(all(Set::NONE), None);
        assert_eq!(all(Set::ALL), None);
    }
}

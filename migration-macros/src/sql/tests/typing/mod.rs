//! Which types PostgreSQL takes in an expression, by its own verdicts.
//!
//! What is refused here is refused by the server, always. What the server refuses is refused here too, unless the line of the
//! expression says why nothing is said of it.

use std::collections::BTreeSet;

use crate::sql::{KnownType, Purpose, Set, Typed, expression, typed};

/// Each with the reason for silence, where there is one.
const EXPRESSIONS: &str = include_str!("expressions.txt");
/// Made by `generate`.
const VERDICTS: &str = include_str!("verdicts.txt");

const TYPES: [&str; 37] = [
    "bool",
    "int2",
    "int4",
    "int8",
    "float4",
    "float8",
    "numeric",
    "text",
    "varchar",
    "bpchar",
    "bytea",
    "uuid",
    "json",
    "jsonb",
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "interval",
    "inet",
    "cidr",
    "macaddr",
    "tsvector",
    "int4range",
    "numrange",
    "tstzrange",
    "enum",
    "_int2",
    "_int4",
    "_int8",
    "_numeric",
    "_text",
    "_varchar",
    "_uuid",
    "_jsonb",
    "_timestamptz",
    "_enum",
];
/// The only label of the enum type.
const LABEL: &str = "calm";

/// As the check of the compiler does it.
fn is_refused(typed: &Typed, c: &str, d: &str) -> bool {
    let known = |ty: &str| KnownType {
        set: Set::named(ty),
        labels: Vec::from_iter((ty == "enum").then(|| LABEL.to_owned())),
    };
    let types = [known(c), known(d)];
    !typed.is_proved(|column| types.get(usize::from(column == "d")))
}

/// The types of `c` and `d` for which the server refuses an expression.
fn refused(verdict: &str) -> BTreeSet<(&str, &str)> {
    let groups = verdict.split(' ').filter(|it| *it != "-");
    let pairs = groups.flat_map(|group| {
        let (first, second) = group.split_once(':').unwrap_or((group, ""));
        let first = first.split(',');
        first.flat_map(move |c| second.split(',').map(move |d| (c, d)))
    });
    pairs.collect()
}

#[test]
fn expressions_are_judged_as_by_a_server() {
    let mut wrong = Vec::new();
    for (line, verdict) in EXPRESSIONS.lines().zip(VERDICTS.lines()) {
        let (text, silence) = line.split_once('\t').unwrap_or((line, ""));
        let (of, refused_types) = verdict.split_once('\t').unwrap();
        assert_eq!(text, of, "the verdicts are of other expressions");
        let by_server = refused(refused_types);
        let tree = expression(text).unwrap().tree;
        let found = typed(&tree, Purpose::Condition);
        let is_of_two = refused_types.contains(':')
            || text
                .split(|it: char| !it.is_alphanumeric())
                .any(|it| it == "d");
        let second: &[&str] = if is_of_two { &TYPES } else { &[""] };
        let mut silent = BTreeSet::new();
        for c in TYPES {
            for d in second.iter().copied() {
                let here = found.iter().any(|it| is_refused(it, c, d));
                match (here, by_server.contains(&(c, d))) {
                    (true, false) => wrong.push(format!("{text}: {c} {d} is taken by the server")),
                    (false, true) => {
                        silent.insert(format!("{c} {d}"));
                    }
                    _ => {}
                }
            }
        }
        if silent.is_empty() != silence.is_empty() {
            let types: Vec<_> = silent.into_iter().take(60).collect();
            wrong.push(format!(
                "{text}: silent about [{}], but says \"{silence}\"",
                types.join(", ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! What depends on the session for some types of operands and not for others.
//!
//! From PostgreSQL's `pg_cast`, `pg_operator` and `pg_proc` (`castfunc`, `oprcode`, `provolatile`), together with the casts
//! that it makes by itself: a date becomes a `timestamptz` where there is no function of dates. It puts a function in SQL in the
//! place of its call first, as in `1 || 'x'`, and looks at what stands there then (`contain_mutable_functions` in `clauses.c`).

use super::family::Family::{self, *};
use super::family::{JOINED_OTHERWISE, READ_OTHERWISE, WRITTEN_OTHERWISE};

/// What is put into a zone by way of the session's.
pub(super) const ZONED_OTHERWISE: &[Family] = &[Date, Time];

/// Function, number of arguments, the argument in question, and of what it may not be.
const CALLS: &[(&str, usize, usize, &[Family])] = &[
    ("age", 2, 0, &[Date]),
    ("age", 2, 1, &[Date]),
    ("date", 1, 0, &[Text, Timestamptz]),
    ("date_bin", 3, 1, &[Date]),
    ("date_bin", 3, 2, &[Date]),
    ("date_part", 2, 1, &[Timestamptz]),
    ("date_trunc", 2, 1, &[Date, Timestamptz]),
    ("quote_literal", 1, 0, WRITTEN_OTHERWISE),
    ("quote_nullable", 1, 0, WRITTEN_OTHERWISE),
    ("time", 1, 0, &[Timestamptz]),
    ("timestamp", 1, 0, &[Timestamptz]),
    ("timezone", 2, 1, ZONED_OTHERWISE),
];

/// Operator, and of what its operands may not be together.
const OPERATORS: &[(&str, &[Family], &[Family])] = &[
    ("+", &[Interval], &[Timestamptz]),
    ("+", &[Timestamptz], &[Interval]),
    ("-", &[Timestamptz], &[Interval]),
    ("||", JOINED_OTHERWISE, &[Text]),
    ("||", &[Text], JOINED_OTHERWISE),
    ("@@", &[Text], &[Text]),
];

const COMPARISONS: &[&str] = &["<", "<=", "<>", "!=", "=", ">", ">="];

/// Of what may an operand not be, to become a type in a cast.
pub(super) fn cast(to: Family) -> Vec<Family> {
    let of_zones: &[Family] = match to {
        Date | Time | Timestamp => &[Timestamptz],
        Timestamptz => &[Date, Timestamp],
        Text => WRITTEN_OTHERWISE,
        _ => &[],
    };
    let texts = READ_OTHERWISE.contains(&to).then_some(Text);
    of_zones.iter().copied().chain(texts).collect()
}

/// The arguments of a function in question, and of what they may not be.
pub(super) fn call(
    name: &str,
    arguments: usize,
) -> impl Iterator<Item = (usize, &'static [Family])> {
    let called = move |rule: &&(&str, usize, usize, _)| rule.0 == name && rule.1 == arguments;
    let rules: Vec<_> = CALLS.iter().filter(called).collect();
    rules
        .into_iter()
        .map(|(_, _, place, families)| (*place, *families))
}

/// Of what the operands of an operator may not be together.
pub(super) fn operator(operator: &str) -> Vec<(&'static [Family], &'static [Family])> {
    if COMPARISONS.contains(&operator) {
        return vec![
            (&[Date, Timestamp], &[Timestamptz]),
            (&[Timestamptz], &[Date, Timestamp]),
        ];
    }
    let rules = OPERATORS.iter().filter(|(name, ..)| *name == operator);
    rules.map(|(_, left, right)| (*left, *right)).collect()
}

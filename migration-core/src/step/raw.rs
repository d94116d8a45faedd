//! SQL that an author writes by hand.

use super::External;
use std::collections::BTreeSet;

/// Statements for what has no step of its own: data, mostly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawSql<'a> {
    /// What `up` runs: one statement each, without its semicolon.
    pub up: &'a [&'a str],
    /// How `down` takes it back.
    pub down: RawDown<'a>,
    /// What the statements make, as far as the history needs it: no step changes it, but later ones use it.
    pub creates: &'a [External<'a>],
    /// What they drop, of what is known so; it goes before anything is made.
    pub drops: &'a [External<'a>],
}

setters! {
    RawSql<'a> {
        creates: &'a [External<'a>],
        drops: &'a [External<'a>],
    }
}

impl<'a> RawSql<'a> {
    /// Statements that neither make nor drop anything of which the history knows.
    pub const fn new(up: &'a [&'a str], down: RawDown<'a>) -> Self {
        Self {
            up,
            down,
            creates: &[],
            drops: &[],
        }
    }
}

/// How hand-written SQL is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawDown<'a> {
    /// By these statements; empty where nothing is to be done.
    Sql(&'a [&'a str]),
    /// Not at all, for the reason that the author gave.
    Irreversible(&'a str),
}

/// What is lost when these are dropped by hand: what the tables hold, for all that the history knows.
pub fn lost_rows<'e>(dropped: impl IntoIterator<Item = &'e External<'e>>) -> Option<String> {
    let tables = dropped.into_iter().filter_map(|it| match it {
        External::Table(table) => Some(format!("`{}`", table.name)),
        _ => None,
    });
    let tables: BTreeSet<String> = tables.collect();
    let tables: Vec<String> = tables.into_iter().collect();
    let lost = || {
        format!(
            "the rows of {}, unless the SQL keeps them",
            tables.join(", ")
        )
    };
    (!tables.is_empty()).then(lost)
}

/// What gives operators and functions other meanings than those that PostgreSQL has: an operator or a cast between its types, or another
/// form of its functions.
const MEANINGS: [&str; 5] = ["operator", "cast", "function", "aggregate", "extension"];

impl RawSql<'_> {
    /// Whether it may make what gives an expression of PostgreSQL's own types another meaning.
    pub(crate) const fn gives_meaning(&self) -> bool {
        let mut i = 0;
        while i < self.up.len() {
            let mut word = 0;
            while word < MEANINGS.len() && holds(self.up[i], "create") {
                if holds(self.up[i], MEANINGS[word]) {
                    return true;
                }
                word += 1;
            }
            i += 1;
        }
        false
    }
}

/// Whether a word stands somewhere in a text, in letters of any case.
const fn holds(text: &str, word: &str) -> bool {
    let (mut text, word) = (text.as_bytes(), word.as_bytes());
    while text.len() >= word.len() {
        if text.split_at(word.len()).0.eq_ignore_ascii_case(word) {
            return true;
        }
        let [_, rest @ ..] = text else {
            return false;
        };
        text = rest;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gives_meaning() {
        let says = |sql| {
            let up = &[sql];
            RawSql::new(up, RawDown::Sql(&[])).gives_meaning()
        };
        assert!(says(
            "CREATE OPERATOR > (LEFTARG = text, RIGHTARG = int, FUNCTION = f)"
        ));
        assert!(says("create or replace Function lower(int) returns text"));
        assert!(
            !says("UPDATE t SET a = CAST(b AS int)") && !says("CREATE TABLE t ()") && !says("")
        );
    }
}

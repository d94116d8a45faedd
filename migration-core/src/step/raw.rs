//! SQL that an author writes by hand.

/// Statements for what has no step of its own: data, mostly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawSql<'a> {
    /// What `up` runs: one statement each, without its semicolon.
    pub up: &'a [&'a str],
    /// How `down` takes it back.
    pub down: RawDown<'a>,
}

/// How hand-written SQL is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawDown<'a> {
    /// By these statements; empty where nothing is to be done.
    Sql(&'a [&'a str]),
    /// Not at all, for the reason that the author gave.
    Irreversible(&'a str),
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
            RawSql {
                up,
                down: RawDown::Sql(&[]),
            }
            .gives_meaning()
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

//! Statements that change rows without running anything. None ends in a semicolon.

use super::sql::{optional, parts};
use super::{Entry, Journal, Origin, State};
use crate::sql::writer::literal;

impl Journal {
    /// The SQL that ran of some migrations.
    pub fn select_up<'i>(&self, ids: impl Iterator<Item = &'i str>) -> String {
        format!(
            "SELECT id, up_sql FROM {} WHERE id IN ({})",
            self.quoted(),
            ids.map(literal).collect::<Vec<_>>().join(", ")
        )
    }

    /// Has the row of an applied migration say what the code has now.
    pub fn accept(&self, entry: &Entry<'_>) -> String {
        let Entry {
            statements, steps, ..
        } = entry;
        format!(
            "UPDATE {} SET checksum = {}, up_sql = {}, {}, steps_done = {steps}, steps_total = {steps}, \
             statements_done = {statements}, statements_total = {statements}, failed_statement = NULL, error = NULL, \
             origin = {}, tool_version = {} WHERE id = {} AND state = {}",
            self.quoted(),
            literal(entry.checksum),
            literal(entry.up_sql),
            schema_after(entry),
            literal(Origin::Repaired.as_str()),
            literal(env!("CARGO_PKG_VERSION")),
            literal(entry.id),
            literal(State::Applied.as_str())
        )
    }

    /// Has the row of a migration that is applied as the code has it say the schema after it, and its way back.
    pub fn follow(&self, entry: &Entry<'_>) -> String {
        format!(
            "UPDATE {} SET {} WHERE id = {}",
            self.quoted(),
            schema_after(entry),
            literal(entry.id)
        )
    }

    /// Gives the row of a migration another name.
    pub fn rename(&self, from: &str, to: &str) -> String {
        format!(
            "UPDATE {} SET id = {} WHERE id = {}",
            self.quoted(),
            literal(to),
            literal(from)
        )
    }

    /// Removes a row, whatever it says.
    pub fn forget(&self, id: &str) -> String {
        self.delete_row(id)
    }
}

/// What a row says that follows from the schema before and after its migration.
fn schema_after(entry: &Entry<'_>) -> String {
    format!(
        "fingerprint = {}, down_sql = {}, down_parts = {}",
        literal(entry.fingerprint),
        optional(entry.down_sql),
        parts(entry.down_parts)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: Entry<'_> = Entry {
        id: "m'1",
        checksum: "c",
        fingerprint: "f",
        up_sql: "SELECT 'a'",
        down_sql: None,
        down_parts: &[],
        statements: 3,
        steps: 2,
    };

    #[track_caller]
    fn check(sql: &str, parts: &[&str]) {
        for part in parts {
            assert!(sql.contains(part), "{part:?} is not in:\n{sql}");
        }
    }

    #[test]
    fn rows_hold_literals() {
        let journal = Journal::new("o\"ps", "select");
        let name = r#""o""ps"."select""#;
        let row = "fingerprint = 'f', down_sql = NULL, down_parts = NULL";
        let accepted = "checksum = 'c', up_sql = 'SELECT ''a'''";
        let one = "id = 'm''1' AND state = 'applied'";
        check(&journal.accept(&ENTRY), &[name, accepted, row, one]);
        check(&journal.follow(&ENTRY), &[name, row, "id = 'm''1'"]);
        let renamed = "SET id = 'b''' WHERE id = 'a'''";
        check(&journal.rename("a'", "b'"), &[name, renamed]);
        check(&journal.forget("a'"), &[name, "id = 'a'''"]);
        let selected = journal.select_up(["a'", "b"].into_iter());
        check(&selected, &[name, "IN ('a''', 'b')"]);
        let stamped = ["'applied', 2, 2, false, 3, 3", "'stamped'"];
        check(&journal.stamp(&ENTRY), &stamped);
    }
}

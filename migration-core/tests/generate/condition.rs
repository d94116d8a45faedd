//! What must be true of the data.

use super::*;

impl<'a> Generator<'_, 'a> {
    /// A condition that is always true, of a table that is there or, now and then, of one that is not.
    pub(super) fn condition(&mut self) -> Operation<'a> {
        let name = match self.known() {
            Some(table) if self.random.chance(80) => table.name,
            _ => Name::plain("missing"),
        };
        let sql = format!("SELECT count(*) >= 0 FROM {}", name.quoted());
        let condition = Condition {
            query: Query {
                sql: self.arena.alloc_str(&sql),
                mentions: self.arena.alloc_slice_copy(&[Mention::Relation(name)]),
            },
            message: "it cannot be counted",
        };
        match self.random.chance(50) {
            true => Operation::Require(condition),
            false => Operation::Ensure(condition),
        }
    }
}

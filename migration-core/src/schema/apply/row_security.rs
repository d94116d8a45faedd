//! Row security of tables: set and taken back.

use super::{Outcome, Replay};
use crate::schema::{SchemaError, Table, Undo};
use crate::step::{Operation, SetRowSecurity};

impl<'a> Replay<'_, 'a> {
    pub(super) fn set_row_security(&mut self, step: SetRowSecurity<'a>) -> Outcome<'a> {
        let before = self.own_table(step.table)?.row_security;
        let after = before.after(step.change);
        if after == before {
            return Err(SchemaError::SameRowSecurity {
                table: step.table.to_string(),
                state: step.change.state(),
            });
        }
        self.known_table_mut(step.table)?.row_security = after;
        let back = SetRowSecurity {
            change: step.change.opposite(),
            ..step
        };
        let undo = self.steps(&[Operation::SetRowSecurity(back)]);
        Ok((Operation::SetRowSecurity(step), Undo::Exact(undo)))
    }
}

/// What makes a table's row security again.
pub(in crate::schema) fn again<'a>(table: &Table<'a>) -> impl Iterator<Item = Operation<'a>> {
    let table_name = table.name;
    table.row_security.changes().map(move |change| {
        Operation::SetRowSecurity(SetRowSecurity {
            table: table_name,
            change,
        })
    })
}

//! Tables that are there, and that inherit from others from now on, or no more.
//!
//! After `MergeAttributesIntoExisting` and `RemoveInheritance` in PostgreSQL's `tablecmds.c`.

use super::inheritance::{TWICE, difference};
use super::part::Part;
use super::reversal::Reversal;
use super::{Replay, column, partitioned};
use crate::ident::Name;
use crate::schema::{PartitionError, SchemaError, Table};
use crate::step::Change;

impl<'a> Replay<'_, 'a> {
    /// `INHERIT`: the table has all columns and checks already, which stay its own.
    pub(super) fn inherit(
        &mut self,
        table: Name<'a>,
        from: Name<'a>,
    ) -> Result<(Change<'a>, Reversal<'a>), SchemaError> {
        let known = self.known_table(table)?;
        let parent = self.parent(table, from, known.options.inherits)?;
        if known.partition.is_some() || known.options.partition_by.is_some() {
            let why = "is partitioned or a partition, and inherits from no other table";
            return Err(partitioned::bad(table, why));
        }
        known.names_no_not_null()?;
        if self.schema.descends(from, table) {
            let why = "would inherit from itself";
            return Err(partitioned::bad(table, why));
        }
        for of in &parent.columns {
            let own = known.column(of.name);
            let own = own.ok_or_else(|| PartitionError::LacksColumn {
                table: table.to_string(),
                column: of.name.to_owned(),
                of: from.to_string(),
            })?;
            if self.schema.source(known, of.name).is_some() {
                return Err(partitioned::bad(table, TWICE));
            }
            if let Some(why) = difference(own, of) {
                return Err(column::bad(known, own.name, why));
            }
        }
        for trigger in self.triggers_of(table) {
            self.fires_in_partitions(&trigger, true)?;
        }
        for part in self.inheritable_checks(from)? {
            if self.joined((from, table), &part)?.is_none() {
                return Err(lacks(table, &part, from));
            }
        }
        self.give_parents(table, |all| all.push(from))?;
        let reversal = Reversal::exact(Change::NoInherit(from));
        Ok((Change::Inherit(from), reversal))
    }

    /// `NO INHERIT`: what the table has is its own from now on.
    ///
    /// PostgreSQL makes all of it local then, and `INHERIT` takes that from nothing again; and it puts the table behind
    /// those from which this one inherits already.
    pub(super) fn no_inherit(
        &mut self,
        table: Name<'a>,
        from: Name<'a>,
    ) -> Result<(Change<'a>, Reversal<'a>), SchemaError> {
        let known = self.known_table(table)?;
        let why = match known.options.inherits {
            all if !all.iter().any(|it| it.same(&from)) => "does not inherit from that table",
            [.., last] if !last.same(&from) => {
                "inherits from other tables since, behind which that one would come back; take those away first"
            }
            _ if self.hands_down(known, from)? => {
                "has columns or checks only from that table, which would be its own then, and no undo makes them inherited again; \
                 make a new table with columns of its own, and move the rows there"
            }
            _ => "",
        };
        if !why.is_empty() {
            return Err(partitioned::bad(table, why));
        }
        let checks: Vec<u32> = self
            .inheritable_checks(from)?
            .iter()
            .map(Part::made)
            .collect();
        let known = self.known_table_mut(table)?;
        let left = known.constraints.values_mut();
        left.filter(|it| it.of.is_some_and(|it| checks.contains(&it)))
            .for_each(|it| it.of = None);
        self.give_parents(table, |all| all.truncate(all.len() - 1))?;
        let reversal = Reversal::exact(Change::Inherit(from));
        Ok((Change::NoInherit(from), reversal))
    }

    /// Whether a table has a column or check only because it inherits from this one.
    fn hands_down(&self, table: &Table<'a>, from: Name<'a>) -> Result<bool, SchemaError> {
        let parent = self.known_table(from)?;
        let is_from = |it: &Option<u32>| {
            let mut all = parent.constraints.values();
            it.is_some_and(|made| all.any(|it| it.made == made))
        };
        let columns = parent.columns.iter();
        Ok(columns
            .into_iter()
            .any(|it| table.inherited.contains(it.name))
            || table
                .constraints
                .values()
                .any(|it| it.inherited && is_from(&it.of)))
    }

    fn give_parents(
        &mut self,
        table: Name<'a>,
        change: impl FnOnce(&mut Vec<Name<'a>>),
    ) -> Result<(), SchemaError> {
        let arena = self.arena;
        let options = &mut self.known_table_mut(table)?.options;
        let mut parents = options.inherits.to_vec();
        change(&mut parents);
        options.inherits = arena.alloc_slice_copy(&parents);
        Ok(())
    }
}

fn lacks(table: Name<'_>, part: &Part<'_>, of: Name<'_>) -> SchemaError {
    PartitionError::LacksCheck {
        table: table.to_string(),
        check: part.name().to_owned(),
        of: of.to_string(),
    }
    .into()
}

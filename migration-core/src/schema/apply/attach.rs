//! Tables that become partitions.
//!
//! After `ATExecAttachPartition` and `MergeAttributesIntoExisting` in PostgreSQL's `tablecmds.c`.

use super::part::Part;
use super::{Outcome, Replay, column, partitioned};
use crate::ident::Name;
use crate::schema::{self, Definition, Noun, Partition, PartitionError, SchemaError, Table, Undo};
use crate::step::{
    AttachPartition, Column, ConstraintKind, CreateTrigger, DetachPartition, Operation,
    TriggerLevel,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn attach_partition(&mut self, step: AttachPartition<'a>) -> Outcome<'a> {
        let table = self.own_table(step.name)?;
        if table.partition.is_some() {
            return Err(partitioned::bad(step.name, "is a partition already"));
        }
        if !table.options.inherits.is_empty() || !self.schema.children(step.name).is_empty() {
            let why =
                "inherits from another table, or another from it, and so becomes no partition";
            return Err(partitioned::bad(step.name, why));
        }
        let above = [vec![step.to], self.schema.ancestors(step.to)].concat();
        if above.iter().any(|it| it.same(&step.name)) {
            let why = "would be a part of itself";
            return Err(partitioned::bad(step.name, why));
        }
        table.names_no_not_null()?;
        self.new_bound(step.name, step.to, &step.bound)?;
        same_columns(table, self.known_table(step.to)?)?;
        self.triggers_fit(step.name, &above)?;
        self.refers_elsewhere(step.name, step.to)?;
        self.known_table_mut(step.name)?.partition = Some(Partition {
            of: step.to,
            bound: step.bound,
        });
        let mut undo = vec![Operation::DetachPartition(DetachPartition::new(
            step.name, step.to,
        ))];
        undo.extend(self.cover(step.name, step.to)?);
        let undo = Undo::Exact(self.steps(&undo));
        Ok((Operation::AttachPartition(step), undo))
    }

    /// That no foreign key of a table, which each partition gets, refers to the new one or a part of that
    /// (`CloneFkReferencing` in PostgreSQL's `tablecmds.c`).
    fn refers_elsewhere(&self, name: Name<'a>, table: Name<'a>) -> Result<(), SchemaError> {
        let tree = self.schema.partition_tree(name);
        let to_one = |it: &schema::Constraint<'a>| match it.kind {
            ConstraintKind::ForeignKey(it) => tree.iter().any(|one| one.same(&it.table)),
            _ => false,
        };
        if !self.known_table(table)?.constraints.values().any(to_one) {
            return Ok(());
        }
        let why = "is what a foreign key of that table refers to, and so becomes no partition of it; drop the foreign key";
        Err(partitioned::bad(name, why))
    }

    /// Has each part of the table covered by one of its new partition, and gives what undoes that after a detach.
    fn cover(
        &mut self,
        name: Name<'a>,
        table: Name<'a>,
    ) -> Result<Vec<Operation<'a>>, SchemaError> {
        let (mut drops, mut again) = (Vec::new(), Vec::new());
        for part in self.known_table(table)?.all_parts() {
            if self.joined((table, name), &part)?.is_some() {
                continue;
            }
            if let Part::Constraint(constraint, it) = part
                && let ConstraintKind::Check(_) = it.kind
            {
                return Err(PartitionError::LacksCheck {
                    table: name.to_string(),
                    check: constraint.to_owned(),
                    of: table.to_string(),
                }
                .into());
            }
            let new = self.make_part((table, name), &part)?;
            drops.push(new.drop(name, self.arena));
            again.extend(self.spread(name, &new)?);
        }
        drops.reverse();
        drops.extend(again);
        Ok(drops)
    }

    /// That no trigger which the tables above fire for each row has the name of one of the new partition, or of a
    /// partition of it: PostgreSQL gives it to them.
    fn triggers_fit(&self, name: Name<'a>, above: &[Name<'a>]) -> Result<(), SchemaError> {
        for table in self.schema.partition_tree(name) {
            for trigger in self.triggers_of(table) {
                self.fires_in_partitions(&trigger, true)?;
                if let Some(of) = self.row_trigger_above(above, trigger.name) {
                    return Err(SchemaError::Taken {
                        noun: Noun::Trigger,
                        name: trigger.name.to_owned(),
                        owner: Noun::Trigger,
                        table: Some(of.to_string()),
                    });
                }
            }
        }
        Ok(())
    }

    /// Which of these tables has a trigger of the name for each row.
    pub(super) fn row_trigger_above(&self, tables: &[Name<'a>], name: &str) -> Option<Name<'a>> {
        let mut tables = tables.iter().copied();
        tables.find(|table| {
            let triggers = self.triggers_of(*table);
            triggers
                .iter()
                .any(|it| it.level == TriggerLevel::Row && it.name == name)
        })
    }

    /// What the tables above a new trigger, and those below, say of its name.
    pub(super) fn trigger_fits_partitions(
        &self,
        trigger: &CreateTrigger<'a>,
    ) -> Result<(), SchemaError> {
        if self.is_view(trigger.table) {
            return Ok(());
        }
        self.fires_in_partitions(trigger, false)?;
        let above = self.row_trigger_above(&self.schema.ancestors(trigger.table), trigger.name);
        let tree = self.schema.partition_tree(trigger.table);
        let mut below = tree.into_iter().skip(1).filter(|it| {
            let own = self.triggers_of(*it);
            trigger.level == TriggerLevel::Row && own.iter().any(|it| it.name == trigger.name)
        });
        match above.or_else(|| below.next()) {
            Some(table) => Err(SchemaError::Taken {
                noun: Noun::Trigger,
                name: trigger.name.to_owned(),
                owner: Noun::Trigger,
                table: Some(table.to_string()),
            }),
            None => Ok(()),
        }
    }

    pub(super) fn triggers_of(&self, table: Name<'a>) -> Vec<CreateTrigger<'a>> {
        let all = self.schema.objects.values();
        all.filter_map(|it| match it.definition {
            Definition::Trigger(it) if it.table.same(&table) => Some(it),
            _ => None,
        })
        .collect()
    }

    /// That a trigger of a partition or a table that inherits, or of a table that becomes one, sees no tables of changed rows while it fires for each
    /// row ("Notes" in the manual of `CREATE TRIGGER`).
    pub(super) fn fires_in_partitions(
        &self,
        trigger: &CreateTrigger<'a>,
        partition: bool,
    ) -> Result<(), SchemaError> {
        let known = self.known_table(trigger.table)?;
        let follows = partition || known.partition.is_some() || !known.options.inherits.is_empty();
        if !follows || !trigger.sees_tables_for_rows() {
            return Ok(());
        }
        Err(SchemaError::BadTrigger {
            name: trigger.name.to_owned(),
            why: "sees all changed rows at each of them, which PostgreSQL does for no partition and no table that inherits; fire it for \
                  each statement",
        })
    }
}

/// That a table has the columns of the one that it becomes a partition of.
fn same_columns(table: &Table<'_>, of: &Table<'_>) -> Result<(), SchemaError> {
    for column in &of.columns {
        let own = table
            .column(column.name)
            .ok_or_else(|| PartitionError::LacksColumn {
                table: table.name.to_string(),
                column: column.name.to_owned(),
                of: of.name.to_string(),
            })?;
        if let Some(why) = difference(own, column) {
            return Err(column::bad(table, own.name, why));
        }
    }
    match table.columns.iter().find(|it| of.column(it.name).is_none()) {
        Some(column) => {
            let why = "is no column of the table that this one becomes a partition of";
            Err(column::bad(table, column.name, why))
        }
        None => Ok(()),
    }
}

/// Why a column of a partition is not that of its table. PostgreSQL would let it be NOT NULL where that is not.
fn difference(own: &Column<'_>, of: &Column<'_>) -> Option<&'static str> {
    if !column::type_of(own).same(&column::type_of(of)) {
        Some("is of another type than in the table that this one becomes a partition of")
    } else if own.generated.is_some() != of.generated.is_some()
        || own.is_virtual() != of.is_virtual()
    {
        Some(
            "is generated in only one of the table and the one that it becomes a partition of, or otherwise",
        )
    } else if own.collation != of.collation {
        Some(
            "is sorted by another collation than in the table that this one becomes a partition of",
        )
    } else if own.identity.is_some() {
        Some(
            "is an identity column, which no column of a partition is; the partitioned table gives the numbers",
        )
    } else {
        None
    }
}

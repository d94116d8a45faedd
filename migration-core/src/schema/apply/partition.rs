//! Partitions: created, detached and dropped.

use super::{Outcome, Replay, partitioned};
use crate::ident::Name;
use crate::schema::object::Needs;
use crate::schema::{Key, Noun, ObjectId, Partition, RowSecurity, SchemaError, Table, Undo};
use crate::step::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, DropPartition, DropTable,
    KeyKind, Operation, PartitionBy,
};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_partition(&mut self, step: CreatePartition<'a>) -> Outcome<'a> {
        super::storage::texts(&step.options())?;
        self.new_bound(step.name, step.table, &step.bound)?;
        self.free_table_name(step.name)?;
        super::name::check_all(Noun::Table, step.name)?;
        self.insert_partition(&step)?;
        self.known_table(step.name)?.check_partition_by()?;
        self.copy_parts(step.table, step.name)?;
        let id = ObjectId::of(Noun::Table, step.name);
        self.schema.give_defaults(id, self.arena);
        let gone = Operation::DropPartition(DropPartition { name: step.name });
        let undo = if self.is_referred_to(step.table) {
            let detach = DetachPartition::new(step.name, step.table);
            let gone = Operation::DropTable(DropTable::new(step.name));
            vec![Operation::DetachPartition(detach), gone]
        } else {
            vec![gone]
        };
        let undo = self.loses_rows(step.name, &undo);
        Ok((Operation::CreatePartition(step), undo))
    }

    /// The table with the columns of the one that it is a part of.
    ///
    /// They have its defaults, storage and compression, and not its statistics, options and identities (`MergeAttributes`
    /// in `tablecmds.c` of PostgreSQL 15; from 17 on they share the identity of the table, and lose it with it).
    fn insert_partition(&mut self, step: &CreatePartition<'a>) -> Result<(), SchemaError> {
        let made = self.schema.next_number();
        let parent = self.own_table(step.table)?;
        let columns = parent.columns.iter().map(|it| it.handed_down());
        let mut options = step.options();
        options.tablespace = options.tablespace.or(parent.options.tablespace);
        let table = Table {
            name: step.name,
            columns: columns.collect(),
            options,
            constraints: BTreeMap::new(),
            indexes: BTreeMap::new(),
            row_security: RowSecurity::default(),
            external: false,
            made,
            partition: Some(Partition {
                of: step.table,
                bound: step.bound,
            }),
            inherited: BTreeSet::new(),
        };
        self.schema
            .touched
            .insert(ObjectId::of(Noun::Table, table.name));
        self.schema.tables.insert(table.key(), table);
        Ok(())
    }

    pub(super) fn drop_partition(&mut self, step: DropPartition<'a>) -> Outcome<'a> {
        let (_, partition) = self.known_partition(step.name)?;
        if self.is_referred_to(partition.of) {
            let why = "is needed by a foreign key to its table; detach it first";
            return Err(partitioned::bad(step.name, why));
        }
        let again = self.drop_tree(step.name)?;
        let undo = self.loses_rows(step.name, &again);
        Ok((Operation::DropPartition(step), undo))
    }

    pub(super) fn detach_partition(&mut self, step: DetachPartition<'a>) -> Outcome<'a> {
        let (_, partition) = self.known_partition(step.name)?;
        self.known_table(step.from)?;
        if !partition.of.same(&step.from) {
            let why = "is a partition of another table; name that";
            return Err(partitioned::bad(step.name, why));
        }
        let step = if step.concurrently {
            self.detached_concurrently(step, partition)?
        } else {
            step
        };
        let table = self.known_table_mut(step.name)?;
        table.partition = None;
        table.constraints.values_mut().for_each(|it| it.of = None);
        table.indexes.values_mut().for_each(|it| it.of = None);
        let back = Operation::AttachPartition(AttachPartition {
            name: step.name,
            to: step.from,
            bound: partition.bound,
            check: step.check,
        });
        let undo = Undo::Exact(self.steps(&[back]));
        Ok((Operation::DetachPartition(step), undo))
    }

    /// The step with the name of the check that PostgreSQL adds.
    ///
    /// It duplicates the bound, so that the partition can be attached again without a scan; after a plain detach there is
    /// none ("DETACH PARTITION" in the manual of `ALTER TABLE`). It is named as `ALTER TABLE … ADD CHECK` would.
    fn detached_concurrently(
        &self,
        step: DetachPartition<'a>,
        partition: Partition<'a>,
    ) -> Result<DetachPartition<'a>, SchemaError> {
        let others = self.schema.partitions(step.from);
        if others.iter().any(|it| it.is_default()) {
            let why = "has a default partition, beside which PostgreSQL detaches none concurrently; take that away";
            return Err(partitioned::bad(step.from, why));
        }
        let mut columns: Vec<&str> = Vec::new();
        let ancestors = [vec![partition.of], self.schema.ancestors(partition.of)].concat();
        for table in ancestors {
            let by = self.known_table(table)?.options.partition_by;
            let keys = by.iter().flat_map(|by| by.keys);
            columns.extend(keys.flat_map(|key| match key.kind {
                KeyKind::Column(name) => vec![name],
                KeyKind::Expression(it) => it.columns.to_vec(),
            }));
        }
        columns.sort_unstable();
        columns.dedup();
        let column = columns.first().filter(|_| columns.len() == 1);
        let name = super::index_label::free_name(
            step.name.name,
            (column.copied().unwrap_or_default(), "check"),
            |name| self.schema.has_constraint(step.name.schema(), name),
            self.arena,
        );
        Ok(DetachPartition {
            check: Some(name),
            ..step
        })
    }

    /// The partition of this name, and what it is a part of.
    pub(super) fn known_partition(
        &self,
        name: Name<'a>,
    ) -> Result<(&Table<'a>, Partition<'a>), SchemaError> {
        let table = self.own_table(name)?;
        let why = "is no partition, but a table of its own";
        let partition = table.partition.ok_or(partitioned::bad(name, why))?;
        Ok((table, partition))
    }

    /// That a partitioned table can have a partition more of this bound.
    pub(super) fn new_bound(
        &self,
        name: Name<'a>,
        table: Name<'a>,
        bound: &Bound<'a>,
    ) -> Result<(), SchemaError> {
        partitioned::check_bound(name, bound, &self.partitioned(table)?)?;
        let mut needs = Needs::new(self.schema);
        for value in bound.values() {
            if let BoundValue::Expression(it) = value {
                needs.mentions(it.mentions)?;
            }
        }
        let others = self.schema.partitions(table);
        let mut others = others.into_iter().filter_map(|it| it.partition);
        let why = others.find_map(|it| bound.clash(&it.bound));
        why.map_or(Ok(()), |why| Err(partitioned::bad(name, why)))
    }

    /// Whether a foreign key refers to a table, or to one that this is a part of.
    fn is_referred_to(&self, table: Name<'a>) -> bool {
        let all = [vec![table], self.schema.ancestors(table)].concat();
        let mut references = self.schema.references();
        references.any(|it| all.iter().any(|table| it.foreign_key.table.same(table)))
    }

    fn partitioned(&self, table: Name<'a>) -> Result<PartitionBy<'a>, SchemaError> {
        let by = self.own_table(table)?.options.partition_by;
        by.ok_or_else(|| partitioned::bad(table, "has no `partition_by`, and so no partitions"))
    }

    fn loses_rows(&self, name: Name<'a>, steps: &[Operation<'a>]) -> Undo<'a> {
        Undo::LosesData {
            steps: self.steps(steps),
            what: self.arena.alloc_str(&format!("the rows of `{name}`")),
        }
    }

    /// That indexes of a table may come and go: those of a partitioned one not concurrently.
    pub(super) fn indexes_change(
        &self,
        table: Name<'a>,
        concurrently: bool,
    ) -> Result<(), SchemaError> {
        let parted = self.schema.tables.get(&Key::of(table));
        if concurrently && parted.is_some_and(|it| it.options.partition_by.is_some()) {
            let why = "is partitioned, and PostgreSQL makes and drops its indexes not concurrently; take that away";
            return Err(partitioned::bad(table, why));
        }
        Ok(())
    }
}

impl Table<'_> {
    fn is_default(&self) -> bool {
        self.partition.is_some_and(|it| it.bound == Bound::Default)
    }
}

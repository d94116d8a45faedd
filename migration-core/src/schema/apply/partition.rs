//! Partitions, and the tables that have them.

use super::lookup::known_columns;
use super::{Outcome, Replay, column, parameters, text};
use crate::ident::Name;
use crate::schema::{Constraint, Definition, Noun, Object, ObjectId, SchemaError, Table, Undo};
use crate::step::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, DropBehavior,
    DropPartition, IndexChange, IndexKey, KeyKind, Operation, PartitionBy, PartitionStrategy,
    StorageChange, is_default_tablespace,
};
use crate::value::Value;

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_partition(&mut self, step: CreatePartition<'a>) -> Outcome<'a> {
        parameters::texts(step.with)?;
        text::check(step.tablespace.unwrap_or_default())?;
        step.bound.values().iter().try_for_each(value_text)?;
        let by = self.partitioned(step.table)?;
        fits(&step, &by)?;
        let mut others = self.schema.partitions(step.table);
        if step.bound == Bound::Default && others.any(|it| it.bound == Bound::Default) {
            return Err(bad(
                step.name,
                "would be the second default partition of its table",
            ));
        }
        drop(others);
        self.create_object(Definition::Partition(step))?;
        let (name, from) = (step.name, step.table);
        let detach = Operation::DetachPartition(DetachPartition { name, from });
        let gone = Operation::DropPartition(DropPartition { name });
        let referred = step.attached && self.is_referred_to(step.table);
        let undo = if referred {
            vec![detach, gone]
        } else {
            vec![gone]
        };
        let undo = self.loses_rows(name, &undo);
        Ok((Operation::CreatePartition(step), undo))
    }

    pub(super) fn drop_partition(&mut self, step: DropPartition<'a>) -> Outcome<'a> {
        let partition = self.known_partition(step.name)?;
        if partition.attached && self.is_referred_to(partition.table) {
            let why = "is needed by a foreign key to its table; detach it first";
            return Err(bad(step.name, why));
        }
        let id = ObjectId::of(Noun::Partition, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        let undo = self.loses_rows(step.name, &again);
        Ok((Operation::DropPartition(step), undo))
    }

    pub(super) fn attach_partition(&mut self, step: AttachPartition<'a>) -> Outcome<'a> {
        let partition = self.known_partition(step.name)?;
        self.is_of(&partition, step.to)?;
        if partition.attached {
            return Err(bad(step.name, "is attached already"));
        }
        self.set_attached(&partition);
        let (name, from) = (step.name, step.to);
        let back = Operation::DetachPartition(DetachPartition { name, from });
        let step = AttachPartition {
            bound: Some(partition.bound),
            ..step
        };
        let undo = Undo::Exact(self.steps(&[back]));
        Ok((Operation::AttachPartition(step), undo))
    }

    pub(super) fn detach_partition(&mut self, step: DetachPartition<'a>) -> Outcome<'a> {
        let partition = self.known_partition(step.name)?;
        self.is_of(&partition, step.from)?;
        if !partition.attached {
            return Err(bad(step.name, "is detached already"));
        }
        self.set_attached(&partition);
        let back = Operation::AttachPartition(AttachPartition {
            name: step.name,
            to: step.from,
            bound: Some(partition.bound),
        });
        let undo = Undo::Exact(self.steps(&[back]));
        Ok((Operation::DetachPartition(step), undo))
    }

    /// Makes an attached partition a detached one, and the other way round.
    fn set_attached(&mut self, partition: &CreatePartition<'a>) {
        let id = ObjectId::of(Noun::Partition, partition.name);
        let attached = !partition.attached;
        let definition = Definition::Partition(CreatePartition {
            attached,
            ..*partition
        });
        if let Some(object) = self.schema.objects.get_mut(&id) {
            *object = Object {
                definition,
                ..*object
            };
        }
        self.schema.touched.insert(id);
    }

    fn known_partition(&self, name: Name<'a>) -> Result<CreatePartition<'a>, SchemaError> {
        let id = ObjectId::of(Noun::Partition, name);
        let object = self.known_object(id)?;
        let partition = object.definition.partition().copied();
        partition.ok_or_else(|| self.schema.unknown_object(id))
    }

    fn is_of(&self, partition: &CreatePartition<'a>, table: Name<'a>) -> Result<(), SchemaError> {
        self.known_table(table)?;
        if partition.table.same(&table) {
            return Ok(());
        }
        Err(bad(
            partition.name,
            "is a partition of another table; name that",
        ))
    }

    fn is_referred_to(&self, table: Name<'a>) -> bool {
        let mut references = self.schema.references();
        references.any(|it| it.foreign_key.table.same(&table))
    }

    fn partitioned(&self, table: Name<'a>) -> Result<PartitionBy<'a>, SchemaError> {
        let by = self.own_table(table)?.options.partition_by;
        by.ok_or_else(|| bad(table, "has no `partition_by`, and so no partitions"))
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
        let parted = self.known_table(table)?.options.partition_by.is_some();
        if concurrently && parted {
            let why = "is partitioned, and PostgreSQL makes and drops its indexes not concurrently; take that away";
            return Err(bad(table, why));
        }
        self.all_attached(table)
    }

    /// That a table has no detached partition: it has the columns and indexes of the table as it was, and could not come
    /// back to another one. Nor does `DROP TABLE` take it along.
    pub(super) fn all_attached(&self, table: Name<'a>) -> Result<(), SchemaError> {
        let detached = self.schema.partitions(table).find(|it| !it.attached);
        match detached {
            Some(partition) => Err(bad(
                partition.name,
                "is detached, and could not come back to a table that has changed or is gone; attach or drop it first",
            )),
            None => Ok(()),
        }
    }
}

impl<'a> Table<'a> {
    /// That it can be parted as it says.
    pub(super) fn check_partition_by(&self) -> Result<(), SchemaError> {
        let options = &self.options;
        let Some(by) = &options.partition_by else {
            return Ok(());
        };
        let why = if options.unlogged || options.method.is_some() || !options.with.is_empty() {
            "is partitioned and stores no rows itself; give these options to its partitions"
        } else if is_default_tablespace(options.tablespace) {
            "is partitioned, and PostgreSQL takes no `pg_default` for it; take `tablespace` away"
        } else if by.keys.is_empty() {
            "is partitioned by nothing; name at least one key"
        } else if by.strategy == PartitionStrategy::List && by.keys.len() > 1 {
            "is partitioned by a list, which has one key"
        } else {
            return by
                .keys
                .iter()
                .try_for_each(|key| self.check_partition_key(key));
        };
        Err(bad(self.name, why))
    }

    fn check_partition_key(&self, key: &IndexKey<'a>) -> Result<(), SchemaError> {
        super::index::check_key(key)?;
        known_columns(self, key.columns())?;
        let generated = |name: &&str| self.column(name).is_some_and(|it| it.generated.is_some());
        match key.columns().iter().copied().find(|it| generated(it)) {
            Some(name) => {
                let why = "is generated, and cannot be in a partition key";
                Err(column::bad(self, name, why))
            }
            None => Ok(()),
        }
    }

    /// That a unique key holds all of the partition key, as PostgreSQL looks into one partition alone.
    pub(super) fn check_unique(&self, name: &str, columns: &[&str]) -> Result<(), SchemaError> {
        let Some(by) = &self.options.partition_by else {
            return Ok(());
        };
        let missing = by.keys.iter().find_map(|key| match key.kind {
            KeyKind::Column(column) => (!columns.contains(&column)).then_some(column),
            KeyKind::Expression(it) => Some(it.sql),
        });
        match missing {
            Some(missing) => Err(SchemaError::UniqueOfPartitioned {
                key: name.to_owned(),
                table: self.name.to_string(),
                missing: missing.to_owned(),
            }),
            None => Ok(()),
        }
    }

    /// That an index of it can become a key.
    pub(super) fn has_no_partitions(&self) -> Result<(), SchemaError> {
        match self.options.partition_by {
            Some(_) => Err(bad(self.name, PartitionBy::NO_KEY_OF_INDEX)),
            None => Ok(()),
        }
    }

    /// That it is a constraint which PostgreSQL holds over partitions.
    pub(super) fn check_constraint_of_partitioned(
        &self,
        name: &str,
        constraint: &Constraint<'a>,
    ) -> Result<(), SchemaError> {
        let refusal = constraint.options.refusal_of_partitioned(&constraint.kind);
        match refusal.filter(|_| self.options.partition_by.is_some()) {
            Some(why) => Err(super::constraint::bad(self, name, why)),
            None => Ok(()),
        }
    }

    /// That a change of storage is not about rows, of which a partitioned table has none itself.
    pub(super) fn check_storage_of_partitioned(
        &self,
        change: StorageChange<'a>,
    ) -> Result<(), SchemaError> {
        let allowed = matches!(
            change,
            StorageChange::SetTablespace(_) | StorageChange::ReplicaIdentity(_)
        );
        if allowed || self.options.partition_by.is_none() {
            return Ok(());
        }
        Err(bad(self.name, "is partitioned and stores no rows itself"))
    }

    /// That a new index is in a tablespace that PostgreSQL takes for it.
    pub(super) fn check_index_tablespace(
        &self,
        tablespace: Option<&str>,
    ) -> Result<(), SchemaError> {
        if self.options.partition_by.is_some() && is_default_tablespace(tablespace) {
            let why = "is partitioned, and PostgreSQL takes no `pg_default` for its indexes; take `tablespace` away";
            return Err(bad(self.name, why));
        }
        Ok(())
    }

    /// That no parameters of an index change: that of a partitioned table stores nothing itself.
    pub(super) fn check_index_changes(
        &self,
        changes: &[IndexChange<'a>],
    ) -> Result<(), SchemaError> {
        let stored =
            |it: &IndexChange<'a>| matches!(it, IndexChange::Set(_) | IndexChange::Reset(_));
        if self.options.partition_by.is_none() || !changes.iter().any(stored) {
            return Ok(());
        }
        Err(bad(
            self.name,
            "is partitioned, and its indexes have no parameters that could be changed",
        ))
    }

    /// Who of the partition key names this column.
    pub(super) fn partition_keys_of(&self, column: &str) -> Option<String> {
        let by = self.options.partition_by?;
        let mut keys = by.keys.iter();
        let is_in = keys.any(|key| key.columns().contains(&column));
        is_in.then(|| format!("the partition key of `{}`", self.name))
    }
}

impl<'a> IndexKey<'a> {
    /// The columns that it names.
    pub(super) fn columns(&self) -> &[&'a str] {
        match &self.kind {
            KeyKind::Column(name) => std::slice::from_ref(name),
            KeyKind::Expression(expression) => expression.columns,
        }
    }
}

/// That a bound is one of this way of parting.
fn fits(step: &CreatePartition<'_>, by: &PartitionBy<'_>) -> Result<(), SchemaError> {
    let keys = by.keys.len();
    let why = match (step.bound, by.strategy) {
        (Bound::Range { from, to }, PartitionStrategy::Range) => {
            (from.len() != keys || to.len() != keys).then_some("has not one bound for each key")
        }
        (Bound::List(values), PartitionStrategy::List) => {
            values.is_empty().then_some("has no values")
        }
        (Bound::Hash { modulus, remainder }, PartitionStrategy::Hash) => {
            (remainder >= modulus).then_some("has a remainder that is not below the modulus")
        }
        (Bound::Default, PartitionStrategy::Hash) => Some("cannot be the default of hashes"),
        (Bound::Default, _) => None,
        _ => Some("has values of another kind than its table is partitioned by"),
    };
    why.map_or(Ok(()), |why| Err(bad(step.name, why)))
}

fn value_text(value: &BoundValue<'_>) -> Result<(), SchemaError> {
    match value {
        BoundValue::Value(Value::Text(it) | Value::Number(it)) => text::check(it),
        BoundValue::Expression(it) => text::check(it.sql),
        _ => Ok(()),
    }
}

/// The error for a table or partition that cannot be so.
pub(super) fn bad(name: Name<'_>, why: &'static str) -> SchemaError {
    SchemaError::BadTable {
        table: name.to_string(),
        why,
    }
}

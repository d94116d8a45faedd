//! What partitioned tables cannot have, and their bounds.

use super::lookup::known_columns;
use super::{column, text};
use crate::ident::Name;
use crate::schema::{Constraint, PartitionError, SchemaError, Table};
use crate::step::{
    Bound, BoundValue, CreateIndex, IndexChange, IndexKey, KeyKind, PartitionBy, PartitionStrategy,
    StorageChange, is_default_tablespace,
};
use crate::value::Value;

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
            Some(missing) => Err(PartitionError::UniqueOfPartitioned {
                key: name.to_owned(),
                table: self.name.to_string(),
                missing: missing.to_owned(),
            }
            .into()),
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
        let stored = changes.iter().any(IndexChange::is_of_parameters);
        if self.options.partition_by.is_none() || !stored {
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

impl<'a> Table<'a> {
    /// That a unique index of it holds all of the partition key.
    pub(super) fn check_unique_index(&self, index: &CreateIndex<'a>) -> Result<(), SchemaError> {
        if !index.unique {
            return Ok(());
        }
        let columns = index.keys.iter().filter_map(|key| match key.kind {
            KeyKind::Column(name) => Some(name),
            KeyKind::Expression(_) => None,
        });
        self.check_unique(index.name.text(), &columns.collect::<Vec<_>>())
    }

    /// What it is a partition of, or the tables that it inherits from.
    fn above(&self) -> Vec<String> {
        let parents = self.options.inherits.iter().copied();
        let above = self.partition.map(|it| it.of).into_iter().chain(parents);
        above.map(|it| it.to_string()).collect()
    }

    /// That a step about this table alone may change a part which belongs to one of the partitioned table.
    pub(super) fn is_own_part(&self, name: &str, of: Option<u32>) -> Result<(), SchemaError> {
        match of {
            None => Ok(()),
            Some(_) => Err(PartitionError::PartOfPartition {
                name: name.to_owned(),
                table: self.name.to_string(),
                of: self.above().join("` or `"),
            }
            .into()),
        }
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

/// That a bound is one of this way of parting, and its texts can become SQL.
pub(super) fn check_bound(
    name: Name<'_>,
    bound: &Bound<'_>,
    by: &PartitionBy<'_>,
) -> Result<(), SchemaError> {
    bound.values().iter().try_for_each(value_text)?;
    let keys = by.keys.len();
    let why = match (*bound, by.strategy) {
        (Bound::Range { from, to }, PartitionStrategy::Range) => {
            let count = (from.len() != keys || to.len() != keys)
                .then_some("has not one bound for each key");
            let empty = bound
                .is_empty()
                .then_some("holds nothing, as its upper bound is not above the lower one");
            count.or(empty)
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
    why.map_or(Ok(()), |why| Err(bad(name, why)))
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

//! The index whose columns logical replication tells of a changed row.
//!
//! PostgreSQL drops it like any other, and then tells nothing of the old row; here it stays while it is that.

use super::Replay;
use crate::ident::Name;
use crate::schema::{Index, Noun, SchemaError, Table};
use crate::step::{Change, CreateTable, KeyKind, ReplicaIdentity, StorageChange, TableOptions};

impl<'a> Replay<'_, 'a> {
    /// Gives the index of a table its new name where it is the replica identity.
    pub(super) fn follow_identity(
        &mut self,
        table: Name<'a>,
        from: &str,
        to: &'a str,
    ) -> Result<(), SchemaError> {
        let options = &mut self.known_table_mut(table)?.options;
        if options.replica_identity == ReplicaIdentity::UsingIndex(from) {
            options.replica_identity = ReplicaIdentity::UsingIndex(to);
        }
        Ok(())
    }
}

impl<'a> Table<'a> {
    /// That an index of the table can be its replica identity (`ATExecReplicaIdentity` in PostgreSQL's `tablecmds.c`).
    pub(in crate::schema) fn check_identity(
        &self,
        identity: ReplicaIdentity<'_>,
    ) -> Result<(), SchemaError> {
        let ReplicaIdentity::UsingIndex(index) = identity else {
            return Ok(());
        };
        let bad = |why| Err(identity_error(self, index, why));
        let Some(key) = self.identifying_columns(index) else {
            return bad(
                "is no index of the table, or not one that tells rows apart: it takes a unique one of columns, about all \
                 rows and all partitions, that is not deferrable",
            );
        };
        let nullable = |name: &&str| self.column(name).is_none_or(|it| it.nullable);
        match key.iter().any(nullable) {
            true => bad("holds a column that allows NULL; take the `Option` away first"),
            false => Ok(()),
        }
    }

    fn identifying_columns(&self, index: &str) -> Option<Vec<&'a str>> {
        let of_index = |it: &Index<'a>| {
            let keys = it.definition.keys.iter().map(|key| match key.kind {
                KeyKind::Column(name) => Some(name),
                KeyKind::Expression(_) => None,
            });
            let fits = it.definition.unique && it.definition.predicate.is_none();
            keys.collect::<Option<Vec<_>>>().filter(|_| fits)
        };
        let constraint = self.constraints.get(index);
        let constraint = constraint.and_then(|it| it.target_columns().map(<[&str]>::to_vec));
        constraint.or_else(|| self.indexes.get(index).and_then(of_index))
    }

    /// The replica identity, if it is by this index, or by that of a constraint of this name.
    pub(in crate::schema) fn identity_by(&self, noun: Noun, index: &str) -> Option<String> {
        let has_index = match noun {
            Noun::Index => self.indexes.contains_key(index),
            _ => {
                let constraint = self.constraints.get(index);
                constraint.is_some_and(|it| it.kind.has_index())
            }
        };
        let is_it = self.options.replica_identity == ReplicaIdentity::UsingIndex(index);
        (has_index && is_it).then(|| self.identity())
    }

    /// The replica identity, if its index holds a column.
    pub(in crate::schema) fn identity_with(&self, column: &str) -> Option<String> {
        let ReplicaIdentity::UsingIndex(index) = self.options.replica_identity else {
            return None;
        };
        let constraint = self.constraints.get(index).filter(|it| it.kind.has_index());
        let by_constraint = constraint.is_some_and(|it| {
            it.kind.columns().contains(&column) || it.options.include.contains(&column)
        });
        let found = self.indexes.get(index);
        let by_index = found.is_some_and(|it| it.definition.columns().contains(&column));
        (by_constraint || by_index).then(|| self.identity())
    }

    fn identity(&self) -> String {
        format!("the replica identity of `{}`", self.name)
    }

    /// How the table is stored until its indexes are there, and what then makes one of them its replica identity.
    pub(in crate::schema) fn options_again(&self) -> (TableOptions<'a>, Option<Change<'a>>) {
        let identity = self.options.replica_identity;
        if !matches!(identity, ReplicaIdentity::UsingIndex(_)) {
            return (self.options, None);
        }
        let options = TableOptions {
            replica_identity: ReplicaIdentity::Default,
            ..self.options
        };
        let change = StorageChange::ReplicaIdentity(identity);
        (options, Some(Change::Storage(change)))
    }
}

/// That a new table has no index as its replica identity, which is not there yet.
pub(super) fn not_yet(step: &CreateTable<'_>) -> Result<(), SchemaError> {
    let ReplicaIdentity::UsingIndex(index) = step.options.replica_identity else {
        return Ok(());
    };
    Err(SchemaError::BadConstraint {
        table: step.name.to_string(),
        constraint: index.to_owned(),
        why: "is the replica identity of a table that is not there yet; alter the table once it is",
    })
}

fn identity_error(table: &Table<'_>, index: &str, why: &'static str) -> SchemaError {
    SchemaError::BadConstraint {
        table: table.name.to_string(),
        constraint: index.to_owned(),
        why,
    }
}

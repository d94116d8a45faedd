//! The index by which `CLUSTER` sorts the rows of a table.
//!
//! PostgreSQL marks the index: the mark follows it when it gets another name or becomes that of a constraint, stays when it
//! is built again for another type of a column, and goes with it (`mark_index_clustered` in `cluster.c`).

use std::collections::BTreeMap;

use super::reversal::Reversal;
use super::{Replay, constraint};
use crate::ident::Name;
use crate::schema::{Attached, Key, Noun, ObjectId, Schema, SchemaError, Table};
use crate::step::{AlterTable, Change, ConstraintKind, Operation, StorageChange};

impl<'a> Replay<'_, 'a> {
    /// Marks an index of a table, or none.
    pub(super) fn cluster_on(
        &mut self,
        table: Name<'a>,
        index: Option<&'a str>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let known = self.known_table_mut(table)?;
        known.check_cluster(index)?;
        let key = known.key();
        let before = self.schema.clustered(key);
        self.schema.set_clustered(key, index);
        let back = Change::Storage(StorageChange::ClusterOn(before));
        Ok(match before == index {
            true => Reversal::default(),
            false => Reversal::exact(back),
        })
    }

    /// What marks the indexes of a schema as indexes of these names were marked before.
    pub(super) fn clustered_again(
        &self,
        schema: &Schema<'a>,
        before: &BTreeMap<ObjectId<'a>, Attached<'a>>,
    ) -> Vec<Operation<'a>> {
        let marks = |attached: &BTreeMap<ObjectId<'a>, Attached<'a>>| {
            let marked = attached.iter().filter(|(_, it)| it.clustered);
            let marked = marked.filter_map(|(id, _)| Some((schema.table_with(*id)?, id.key.name)));
            marked.collect::<BTreeMap<_, _>>()
        };
        let (now, then) = (marks(&schema.attached), marks(before));
        let mut tables: Vec<_> = now.keys().chain(then.keys()).collect();
        tables.sort_unstable();
        tables.dedup();
        let changed = tables
            .into_iter()
            .filter(|it| now.get(*it) != then.get(*it));
        let alter = |key: &Key<'a>| {
            let table = schema.tables.get(key)?.name;
            let change = Change::Storage(StorageChange::ClusterOn(then.get(key).copied()));
            let changes = &*self.arena.alloc_slice_copy(&[change]);
            Some(Operation::AlterTable(AlterTable { table, changes }))
        };
        changed.filter_map(alter).collect()
    }
}

impl<'a> Schema<'a> {
    /// The index by which the rows of a table are sorted.
    fn clustered(&self, table: Key<'a>) -> Option<&'a str> {
        self.marked(table).map(|(_, now)| now.key.name)
    }

    fn set_clustered(&mut self, table: Key<'a>, index: Option<&'a str>) {
        if let Some((id, _)) = self.marked(table)
            && let Some(it) = self.attached.get_mut(&id)
        {
            it.clustered = false;
            if it.is_empty() {
                self.attached.remove(&id);
            }
        }
        if let Some(name) = index {
            let key = Key { name, ..table };
            let (noun, part) = (Noun::Index, "");
            self.attach(ObjectId { noun, key, part }, |it| it.clustered = true);
        }
    }

    /// The marked index of a table, as it was called when the step began, and as it is called now.
    fn marked(&self, table: Key<'a>) -> Option<(ObjectId<'a>, ObjectId<'a>)> {
        let marked = self.attached.iter().filter(|(_, it)| it.clustered);
        let mut marked = marked.filter_map(|(id, it)| Some((*id, self.found_again(*id, it)?)));
        marked.find(|(_, now)| self.table_with(*now) == Some(table))
    }

    /// The table that has an index.
    fn table_with(&self, index: ObjectId<'a>) -> Option<Key<'a>> {
        self.relation(index.key)?.table.map(Key::of)
    }
}

impl<'a> Table<'a> {
    /// That the rows of the table can be sorted by an index.
    fn check_cluster(&self, index: Option<&str>) -> Result<(), SchemaError> {
        let Some(name) = index else {
            return Ok(());
        };
        let of_index = self.indexes.get(name).map(|it| it.definition);
        let of_constraint = self.constraints.get(name).map(|it| it.kind);
        let why = match (of_index, of_constraint) {
            (Some(index), _) => index.refusal_to_cluster(),
            (None, Some(ConstraintKind::Exclude(it))) => it.refusal_to_cluster(),
            (None, Some(kind)) if kind.has_index() => None,
            _ => {
                let names = self.indexes.keys().chain(self.constraints.keys());
                let names = names.map(ToString::to_string);
                return Err(super::lookup::unknown_in(self, Noun::Index, name, names));
            }
        };
        match why {
            Some(why) => Err(constraint::bad(self, name, why)),
            None => Ok(()),
        }
    }
}

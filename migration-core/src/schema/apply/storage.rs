//! How a table is stored: changed.

use super::parameters::{self, Restore};
use super::reversal::Reversal;
use super::{Replay, text};
use crate::ident::Name;
use crate::schema::{Definition, Noun, ObjectId, SchemaError, Table};
use crate::step::{
    AlterSequence, Change, CreateSequence, Operation, Persistence, SequenceChange, StorageChange,
    TableOptions, is_default_tablespace,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn change_storage(
        &mut self,
        table: Name<'a>,
        change: StorageChange<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        self.check_persistence(table, change)?;
        if change == StorageChange::SetUnlogged {
            self.is_not_published(table)?;
        }
        self.known_table(table)?
            .check_storage_of_partitioned(change)?;
        if let StorageChange::ReplicaIdentity(identity) = change {
            self.known_table(table)?.check_identity(identity)?;
        }
        if let StorageChange::ClusterOn(index) = change {
            return self.cluster_on(table, index);
        }
        let arena = self.arena;
        let options = &mut self.known_table_mut(table)?.options;
        let before = *options;
        let back = match change {
            StorageChange::Set(new) => restored(parameters::set(&mut options.with, new, arena)?),
            StorageChange::Reset(names) => {
                restored(parameters::reset(&mut options.with, names, arena)?)
            }
            change => {
                set(options, change);
                texts(options)?;
                back(&before, options).into_iter().collect()
            }
        };
        let after = options.unlogged;
        let objects = match before.unlogged == after {
            true => Vec::new(),
            false => self.follow_persistence(table, after),
        };
        Ok(Reversal {
            changes: back.into_iter().map(Change::Storage).collect(),
            objects,
            ..Reversal::default()
        })
    }

    /// Makes the sequences that a table owns as it is, and gives what makes them as they were: PostgreSQL changes them with
    /// the table, whatever they are (`SET { LOGGED | UNLOGGED }` in the manual of `ALTER TABLE`).
    fn follow_persistence(&mut self, table: Name<'a>, unlogged: bool) -> Vec<Operation<'a>> {
        let persistence = match unlogged {
            true => Persistence::Unlogged,
            false => Persistence::Logged,
        };
        let owned = self.schema.objects.values().filter_map(|it| {
            let Definition::Sequence(sequence) = it.definition else {
                return None;
            };
            let owner = sequence.owned_by?;
            owner.table.same(&table).then_some(sequence)
        });
        let owned: Vec<_> = owned.collect();
        let mut back = Vec::new();
        for sequence in owned {
            let name = sequence.name;
            let altered = CreateSequence {
                persistence,
                ..sequence
            };
            let id = ObjectId::of(Noun::Sequence, name);
            self.schema
                .replace_object(id, Definition::Sequence(altered));
            let change = SequenceChange::Persistence(sequence.persistence);
            let changes = self.arena.alloc_slice_copy(&[change]);
            back.push(Operation::AlterSequence(AlterSequence { name, changes }));
        }
        back
    }

    /// That a foreign key does not come to refer from a logged table to an unlogged one.
    fn check_persistence(
        &self,
        name: Name<'a>,
        change: StorageChange<'a>,
    ) -> Result<(), SchemaError> {
        let table = self.known_table(name)?;
        let others = self.schema.references().filter(|it| {
            let (from, to) = (it.table, it.foreign_key.table);
            let is_unlogged = |name| self.known_table(name).is_ok_and(|it| it.options.unlogged);
            !from.same(&to)
                && match change {
                    StorageChange::SetLogged => from.same(&table.name) && is_unlogged(to),
                    StorageChange::SetUnlogged => to.same(&table.name) && !is_unlogged(from),
                    _ => false,
                }
        });
        persistence(table, others.map(|it| it.to_string()).collect())
    }
}

/// The error for foreign keys from a logged table to an unlogged one.
pub(super) fn persistence(table: &Table<'_>, by: Vec<String>) -> Result<(), SchemaError> {
    if by.is_empty() {
        return Ok(());
    }
    Err(SchemaError::Persistence {
        table: table.name.to_string(),
        by,
    })
}

/// That no text of the options holds a NUL byte.
pub(super) fn texts(options: &TableOptions<'_>) -> Result<(), SchemaError> {
    parameters::texts(options.with)?;
    text::check(options.tablespace.unwrap_or_default())?;
    text::check(options.method.unwrap_or_default())
}

fn set<'a>(options: &mut TableOptions<'a>, change: StorageChange<'a>) {
    match change {
        StorageChange::SetLogged => options.unlogged = false,
        StorageChange::SetUnlogged => options.unlogged = true,
        // A partitioned table is made without the default one, and so comes back.
        StorageChange::SetTablespace(to)
            if options.partition_by.is_some() && is_default_tablespace(to) =>
        {
            options.tablespace = None;
        }
        StorageChange::SetTablespace(to) => options.tablespace = to,
        StorageChange::SetMethod(to) => options.method = to,
        StorageChange::ReplicaIdentity(to) => options.replica_identity = to,
        StorageChange::Set(_) | StorageChange::Reset(_) | StorageChange::ClusterOn(_) => {}
    }
}

/// What leads from one of the options back to what it was, where it changed.
fn back<'a>(before: &TableOptions<'a>, after: &TableOptions<'a>) -> Option<StorageChange<'a>> {
    if before.unlogged != after.unlogged {
        return Some(if before.unlogged {
            StorageChange::SetUnlogged
        } else {
            StorageChange::SetLogged
        });
    }
    let tablespace = StorageChange::SetTablespace(before.tablespace);
    let method = StorageChange::SetMethod(before.method);
    let identity = StorageChange::ReplicaIdentity(before.replica_identity);
    (before.tablespace != after.tablespace)
        .then_some(tablespace)
        .or_else(|| (before.method != after.method).then_some(method))
        .or_else(|| (before.replica_identity != after.replica_identity).then_some(identity))
}

fn restored(restore: Restore<'_>) -> Vec<StorageChange<'_>> {
    let reset = restore.reset.map(StorageChange::Reset);
    let set = restore.set.map(StorageChange::Set);
    reset.into_iter().chain(set).collect()
}

//! Indexes: renamed, and their storage, tablespace and statistics changed.

use super::parameters::{self, Restore};
use super::{Outcome, Replay, name, text};
use crate::ident::{Name, ObjectName};
use crate::schema::{Arena, Key, Noun, SchemaError, Table, Undo};
use crate::step::{
    AlterIndex, Change, CreateIndex, IndexChange, IndexKey, KeyKind, Operation, RenameIndex,
    is_default_tablespace,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn rename_index(&mut self, step: RenameIndex<'a>) -> Outcome<'a> {
        if self.is_view_index(step.name) {
            return self.rename_view_index(step);
        }
        let table = self.index_table(step.name, "rename the constraint instead")?;
        let schema = step.name.schema();
        let owner = |name: &str| self.schema.relation(Key { schema, name });
        let to = name::settle(Noun::Index, ObjectName::Given(step.to), owner, self.arena)?;
        let indexes = &mut self.known_table_mut(table)?.indexes;
        if let Some(mut index) = indexes.remove(step.name.name) {
            index.definition.name = ObjectName::Given(to);
            indexes.insert(to, index);
        }
        self.follow_identity(table, step.name.name, to)?;
        let back = RenameIndex {
            name: step.name.sibling(to),
            to: step.name.name,
        };
        let undo = Undo::Exact(self.steps(&[Operation::RenameIndex(back)]));
        Ok((Operation::RenameIndex(step), undo))
    }

    pub(super) fn alter_index(&mut self, step: AlterIndex<'a>) -> Outcome<'a> {
        if self.is_view_index(step.name) {
            return self.alter_view_index(step);
        }
        let of_parameters = step.changes.iter().all(IndexChange::is_of_parameters);
        let of_constraint = self.constraint_index_table(step.name);
        if let Some(table) = of_constraint.filter(|_| of_parameters) {
            return self.alter_constraint_index(table, step);
        }
        let table = self.index_table(step.name, "only its storage parameters change")?;
        let arena = self.arena;
        self.known_table(table)?.check_index_changes(step.changes)?;
        let known = self.known_table_mut(table)?;
        let partitioned = known.options.partition_by.is_some();
        let back = match known.indexes.get_mut(step.name.name) {
            Some(index) => {
                let back = altered_by(&mut index.definition, step, arena)?;
                let tablespace = &mut index.definition.tablespace;
                // That of a partitioned table is made without the default one, and so comes back.
                *tablespace =
                    tablespace.filter(|it| !partitioned || !is_default_tablespace(Some(it)));
                back
            }
            None => Vec::new(),
        };
        let undo = Undo::Exact(self.steps(&back));
        Ok((Operation::AlterIndex(step), undo))
    }

    /// The table of an index that a constraint made.
    fn constraint_index_table(&self, index: Name<'a>) -> Option<Name<'a>> {
        let owner = self.schema.relation(Key::of(index))?;
        owner.table.filter(|_| owner.noun == Noun::Constraint)
    }

    /// Changes the storage parameters of the index of a constraint, which stand at the constraint.
    fn alter_constraint_index(&mut self, table: Name<'a>, step: AlterIndex<'a>) -> Outcome<'a> {
        self.own_table(table)?.check_index_changes(step.changes)?;
        let arena = self.arena;
        let known = self.known_table_mut(table)?;
        let mut back = Vec::new();
        if let Some(constraint) = known.constraints.get_mut(step.name.name) {
            for change in step.changes {
                let with = &mut constraint.options.with;
                back.push(parameters_altered(with, change, arena)?.unwrap_or_default());
            }
        }
        let undo = Undo::Exact(self.steps(&taken_back(back, step, arena)));
        Ok((Operation::AlterIndex(step), undo))
    }
}

/// Makes all changes of a step, and gives the step that takes them back, if there is anything to take back.
pub(super) fn altered_by<'a>(
    index: &mut CreateIndex<'a>,
    step: AlterIndex<'a>,
    arena: &'a Arena,
) -> Result<Vec<Operation<'a>>, SchemaError> {
    let mut back = Vec::new();
    for change in step.changes {
        back.push(altered(index, change, arena)?);
    }
    Ok(taken_back(back, step, arena))
}

/// The step that takes the changes of another back, given what takes back each of them.
fn taken_back<'a>(
    back: Vec<Vec<IndexChange<'a>>>,
    step: AlterIndex<'a>,
    arena: &'a Arena,
) -> Vec<Operation<'a>> {
    let back: Vec<_> = back.into_iter().rev().flatten().collect();
    let alter = (!back.is_empty()).then(|| {
        let changes = arena.alloc_slice_copy(&back);
        Operation::AlterIndex(AlterIndex { changes, ..step })
    });
    alter.into_iter().collect()
}

impl<'a> Table<'a> {
    /// Takes the statistics targets away from the indexes that PostgreSQL makes again for a change of a column's type, and
    /// gives what sets them once the change is taken back.
    ///
    /// PostgreSQL does not set them again: `ATPostAlterTypeParse` in `tablecmds.c` has the definition of an index alone.
    pub(super) fn rebuild_indexes(
        &mut self,
        change: &Change<'a>,
        arena: &'a Arena,
    ) -> Vec<Operation<'a>> {
        let Some((name, up)) = super::statistics::rebuilds(change) else {
            return Vec::new();
        };
        let table = self.name;
        let indexes = self.indexes.iter_mut();
        let named = indexes.filter(|(_, index)| index.needs_column(name));
        let forgotten = named.filter_map(|(index_name, index)| {
            let changes = &*arena.alloc_slice_copy(&index.definition.statistics());
            if up {
                forget_statistics(&mut index.definition, arena);
            }
            let name = table.sibling(index_name);
            (!changes.is_empty()).then_some(Operation::AlterIndex(AlterIndex { name, changes }))
        });
        forgotten.collect()
    }
}

fn forget_statistics<'a>(index: &mut CreateIndex<'a>, arena: &'a Arena) {
    let keys = index.keys.iter().map(|it| IndexKey {
        statistics: None,
        ..*it
    });
    index.keys = arena.alloc_slice_fill_iter(keys);
}

/// Makes a change, and gives what takes it back.
fn altered<'a>(
    index: &mut CreateIndex<'a>,
    change: &IndexChange<'a>,
    arena: &'a Arena,
) -> Result<Vec<IndexChange<'a>>, SchemaError> {
    if let Some(back) = parameters_altered(&mut index.with, change, arena)? {
        return Ok(back);
    }
    match *change {
        IndexChange::Set(_) | IndexChange::Reset(_) => Ok(Vec::new()),
        IndexChange::SetTablespace(to) => {
            text::check(to.unwrap_or_default())?;
            let from = std::mem::replace(&mut index.tablespace, to);
            Ok(vec![IndexChange::SetTablespace(from)])
        }
        IndexChange::SetStatistics { key, target } => {
            let target = set_statistics(index, (key, target), arena)?;
            Ok(vec![IndexChange::SetStatistics { key, target }])
        }
    }
}

/// Changes storage parameters, and gives what takes that back; nothing where the change is of something else.
fn parameters_altered<'a>(
    with: &mut parameters::Parameters<'a>,
    change: &IndexChange<'a>,
    arena: &'a Arena,
) -> Result<Option<Vec<IndexChange<'a>>>, SchemaError> {
    let restore = match *change {
        IndexChange::Set(new) => parameters::set(with, new, arena)?,
        IndexChange::Reset(names) => parameters::reset(with, names, arena)?,
        IndexChange::SetTablespace(_) | IndexChange::SetStatistics { .. } => return Ok(None),
    };
    Ok(Some(parameters_changed(restore)))
}

fn parameters_changed(restore: Restore<'_>) -> Vec<IndexChange<'_>> {
    let reset = restore.reset.map(IndexChange::Reset);
    let set = restore.set.map(IndexChange::Set);
    reset.into_iter().chain(set).collect()
}

/// Sets the target of a key, and gives the one that it had.
fn set_statistics<'a>(
    index: &mut CreateIndex<'a>,
    (key, target): (u16, Option<u16>),
    arena: &'a Arena,
) -> Result<Option<u16>, SchemaError> {
    let bad = |why| SchemaError::BadIndexKey {
        index: index.name.text().to_owned(),
        key,
        why,
    };
    let at = usize::from(key).wrapping_sub(1);
    let old = *index.keys.get(at).ok_or_else(|| {
        bad("is not there; keys are counted from 1, and included columns are none")
    })?;
    if let KeyKind::Column(_) = old.kind {
        return Err(bad(
            "is a column, whose own statistics PostgreSQL uses; set those of the column",
        ));
    }
    let keys = index.keys.iter().enumerate().map(|(i, it)| IndexKey {
        statistics: if i == at { target } else { it.statistics },
        ..*it
    });
    index.keys = arena.alloc_slice_fill_iter(keys);
    Ok(old.statistics)
}

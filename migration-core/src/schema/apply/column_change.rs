//! Changes of a column that leave its type alone.

use super::column::{bad, take_dependents};
use super::reversal::{Loss, Reversal};
use super::{Replay, column_setting, name};
use crate::ident::Name;
use crate::schema::{Key, Noun, ObjectId, SchemaError, Table};
use crate::step::{
    Change, Column, ColumnChange, ColumnType, Constraint, DropBehavior, Identity, IdentitySequence,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn alter_column(
        &mut self,
        table: Name<'a>,
        (name, ty): (&'a str, ColumnType<'a>),
        change: ColumnChange<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let before = self.typed_column(table, name, ty)?;
        if let Some(why) = refusal(&before, &change) {
            return Err(bad(self.known_table(table)?, name, why));
        }
        if let ColumnChange::AddIdentity(_, sequence) = change {
            self.free_identity_sequence(table, sequence.name)?;
        }
        let after = self.changed(&before, &change);
        self.check_column(self.known_table(table)?, &after)?;
        if let ColumnChange::DropExpression = change {
            return self.drop_expression(table, before);
        }
        self.replace_column(table, column_setting::settled(&after))?;
        let back = self.way_back(&before, &change).into_iter();
        let back = back.map(|change| Change::AlterColumn { name, ty, change });
        let mut reversal = Reversal::of(back.collect());
        let whole = Change::AlterColumn { name, ty, change };
        let known = self.schema.tables.get_mut(&Key::of(table));
        let indexes = known.map(|it| it.rebuild_indexes(&whole, self.arena));
        reversal.objects = indexes.unwrap_or_default();
        let statistics = self.rebuild_statistics(table, &whole);
        reversal.objects.extend(statistics);
        Ok(match change {
            ColumnChange::DropIdentity => reversal.losing(Loss::Count(format!("`{table}.{name}`"))),
            _ => reversal,
        })
    }

    /// That the name is free which the sequence of a new identity column of a table is given.
    pub(super) fn free_identity_sequence(
        &self,
        table: Name<'a>,
        sequence: Option<&'a str>,
    ) -> Result<(), SchemaError> {
        let Some(sequence) = sequence else {
            return Ok(());
        };
        name::check(Noun::Sequence, sequence)?;
        let key = Key::of(table.sibling(sequence));
        let relation = self.schema.relation(key);
        match relation.or_else(|| self.schema.named_type(key)) {
            Some(owner) => Err(name::taken(Noun::Sequence, sequence, owner)),
            None => Ok(()),
        }
    }

    fn replace_column(&mut self, table: Name<'a>, new: Column<'a>) -> Result<(), SchemaError> {
        let columns = &mut self.known_table_mut(table)?.columns;
        let old = columns.iter_mut().find(|it| it.name == new.name);
        old.into_iter().for_each(|old| *old = new);
        Ok(())
    }

    /// The column after the change.
    fn changed(&self, before: &Column<'a>, change: &ColumnChange<'a>) -> Column<'a> {
        let mut after = *before;
        match *change {
            ColumnChange::SetDefault(it) => after.default = Some(it),
            ColumnChange::DropDefault => after.default = None,
            ColumnChange::AddIdentity(it, sequence) => {
                (after.identity, after.sequence) = (Some(it), sequence);
            }
            ColumnChange::SetIdentity(it, sequence) => {
                let numbers = before.sequence.resolved(&before.ty).changed(&sequence);
                after.identity = it.or(before.identity);
                after.sequence = IdentitySequence {
                    name: before.sequence.name,
                    ..numbers.sequence(&before.ty)
                };
            }
            ColumnChange::DropIdentity => {
                (after.identity, after.sequence) = (None, IdentitySequence::DEFAULT);
            }
            ColumnChange::SetExpression(it) => after.generated = Some(it),
            ColumnChange::DropExpression => after.generated = None,
            ColumnChange::SetStorage(it) => after.storage = it,
            ColumnChange::SetCompression(it) => after.compression = it,
            ColumnChange::SetStatistics(it) => after.statistics = it,
            ColumnChange::SetOptions(new) => {
                let names: Vec<_> = new.iter().map(|(name, _)| *name).collect();
                let kept = without(before.options, &names);
                after.options = self.arena.alloc_slice_copy(&[&kept, new].concat());
            }
            ColumnChange::ResetOptions(names) => {
                after.options = self.arena.alloc_slice_copy(&without(before.options, names));
            }
        }
        after
    }

    /// What takes the change back.
    fn way_back(&self, before: &Column<'a>, change: &ColumnChange<'a>) -> Vec<ColumnChange<'a>> {
        let default = before
            .default
            .map_or(ColumnChange::DropDefault, ColumnChange::SetDefault);
        let identity = before.identity.unwrap_or(Identity::Always);
        let one = match change {
            ColumnChange::SetDefault(_) | ColumnChange::DropDefault => default,
            ColumnChange::AddIdentity(..) => ColumnChange::DropIdentity,
            ColumnChange::DropIdentity => ColumnChange::AddIdentity(identity, before.sequence),
            ColumnChange::SetIdentity(it, sequence) => {
                let numbers = before.sequence.resolved(&before.ty);
                let back = numbers.since(&numbers.changed(sequence));
                ColumnChange::SetIdentity(it.and(before.identity), back)
            }
            ColumnChange::SetExpression(_) | ColumnChange::DropExpression => {
                return before
                    .generated
                    .map(ColumnChange::SetExpression)
                    .into_iter()
                    .collect();
            }
            ColumnChange::SetStorage(_) => ColumnChange::SetStorage(before.storage),
            ColumnChange::SetCompression(_) => ColumnChange::SetCompression(before.compression),
            ColumnChange::SetStatistics(_) => ColumnChange::SetStatistics(before.statistics),
            ColumnChange::SetOptions(new) => {
                let names: Vec<_> = new.iter().map(|(name, _)| *name).collect();
                return self.options_back(before, &names);
            }
            ColumnChange::ResetOptions(names) => return self.options_back(before, names),
        };
        vec![one]
    }

    /// What gives the column its options again, all of them, as a changed one stands last (`transformRelOptions` in
    /// PostgreSQL's `reloptions.c`).
    fn options_back(&self, before: &Column<'a>, names: &[&'a str]) -> Vec<ColumnChange<'a>> {
        let had = |name: &&str| before.options.iter().any(|(it, _)| it == name);
        let new: Vec<_> = names.iter().copied().filter(|name| !had(name)).collect();
        let new = &*self.arena.alloc_slice_copy(&new);
        let reset = (!new.is_empty()).then_some(ColumnChange::ResetOptions(new));
        let set = (!before.options.is_empty()).then_some(ColumnChange::SetOptions(before.options));
        reset.into_iter().chain(set).collect()
    }

    /// PostgreSQL makes no plain column generated, so that the way back drops the column and adds it again, with all that
    /// goes along with it. What a foreign key refers to, and what the replica identity holds, cannot be dropped, and stays generated.
    fn drop_expression(
        &mut self,
        table: Name<'a>,
        before: Column<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let name = before.name;
        let mut by = self.references_of_column(Key::of(table), name);
        by.extend(self.known_table(table)?.identity_with(name));
        name::not_needed(Noun::Column, &format!("{table}.{name}"), by)?;
        let after = Column {
            generated: None,
            ..before
        };
        self.replace_column(table, after)?;
        let mut lost = self.known_table(table)?.clone();
        let held = take_held(&mut lost, name);
        let mut reversal = take_dependents(&mut lost, before);
        let ty = super::column::type_of(&before);
        let drops = held.iter().map(|it| Change::DropConstraint {
            name: it.name.text(),
        });
        let drops = drops.chain([Change::DropColumn { name, ty }]);
        reversal.changes.splice(0..0, drops);
        reversal
            .changes
            .extend(held.iter().copied().map(Change::AddConstraint));
        let id = ObjectId::part_of(Noun::Column, table, name);
        let again = self.schema.going(&[id], DropBehavior::Cascade)?;
        let made = again.iter().map(|it| it.definition.create()).collect();
        let owner = self.owner_of_table(table);
        let (free, objects) = super::sequence::around(made, owner, self.arena);
        let drops = again.iter().rev().map(|it| it.definition.drop());
        reversal.before = drops.chain(free).collect();
        reversal.objects = objects;
        Ok(reversal.losing(Loss::Values(format!("`{table}.{name}`"))))
    }
}

/// Takes away the exclusions that would not let the column go.
fn take_held<'a>(table: &mut Table<'a>, column: &str) -> Vec<Constraint<'a>> {
    let mut held = table.clone();
    held.constraints.retain(|_, it| it.holds_column(column));
    table.constraints.retain(|_, it| !it.holds_column(column));
    held.constraint_steps()
}

/// Why PostgreSQL, or the history, refuses a change of this column.
fn refusal(column: &Column<'_>, change: &ColumnChange<'_>) -> Option<&'static str> {
    match change {
        ColumnChange::DropDefault if column.default.is_none() => {
            Some("has no default; remove the change")
        }
        ColumnChange::AddIdentity(..) if column.identity.is_some() => {
            Some("is an identity column already; write `set_identity` to change it")
        }
        ColumnChange::SetIdentity(..) | ColumnChange::DropIdentity if column.identity.is_none() => {
            Some("is no identity column")
        }
        ColumnChange::SetExpression(_) | ColumnChange::DropExpression
            if column.generated.is_none() =>
        {
            Some("is not generated")
        }
        ColumnChange::DropExpression if column.is_virtual() => {
            Some("is virtual, so that it has no values to keep; drop it and add a plain one")
        }
        _ => None,
    }
}

/// The options that have none of these names.
fn without<'a>(options: &[(&'a str, &'a str)], names: &[&str]) -> Vec<(&'a str, &'a str)> {
    let kept = options.iter().filter(|(name, _)| !names.contains(name));
    kept.copied().collect()
}

//! The changes of a table that its partitions follow, and the tables that inherit from it.
//!
//! What recurses is said by `ATPrepCmd` in PostgreSQL's `tablecmds.c`.

use super::column_setting::settings_of;
use super::part::Part;
use super::partitioned;
use super::reversal::Reversal;
use super::{Replay, column};
use crate::ident::Name;
use crate::schema::SchemaError;
use crate::step::{
    AlterTable, Change, Column, ColumnChange, ColumnType, ConstraintChange, ConstraintKind,
    ConstraintState, IdentitySequence, Operation,
};

impl<'a> Replay<'_, 'a> {
    /// Makes a change of a table and of what follows it, and gives how it is taken back, what runs last first.
    pub(super) fn change_all(
        &mut self,
        table: Name<'a>,
        change: Change<'a>,
    ) -> Result<(Change<'a>, Vec<Reversal<'a>>), SchemaError> {
        if let Change::Cascade(it) = change {
            return self.change_cascading(table, it);
        }
        let change = self.plain_change(table, change);
        self.may_change(table, &change)?;
        if self.schema.followers(table).is_empty() {
            let (change, reversal) = self.change(table, change)?;
            return Ok((change, vec![reversal]));
        }
        self.may_recurse(table, &change)?;
        match change {
            Change::AddConstraint(_) => self.add_part(table, change),
            Change::DropConstraint { name } => {
                let made = self.constraint_number(table, name);
                let again = made.map_or(Ok(Vec::new()), |it| self.gather(table, it))?;
                let (change, reversal) = self.change(table, change)?;
                Ok((change, vec![reversal, Reversal::before(again)]))
            }
            Change::AlterConstraint { name, .. } => {
                let made = self.constraint_number(table, name);
                let (change, reversal) = self.change(table, change)?;
                let mut all = vec![reversal];
                all.extend(self.alter_parts(table, made, change)?);
                Ok((change, all))
            }
            Change::DropColumn { name, ty } => {
                self.unneeded_below(table, name)?;
                let (parts, settings) = self.drop_below(table, (name, ty))?;
                let (change, mut reversal) = self.change(table, change)?;
                // What hangs on the column comes back from below: PostgreSQL then finds it for the table's own.
                let mut all = vec![reversal.split_off(1)];
                all.extend(parts.into_iter().chain(settings));
                all.push(reversal);
                Ok((change, all))
            }
            _ => {
                let mut all = self.follow_all(table, change)?;
                let (change, reversal) = self.change(table, change)?;
                all.push(reversal);
                Ok((change, all))
            }
        }
    }

    fn constraint_number(&self, table: Name<'a>, name: &str) -> Option<u32> {
        let table = self.known_table(table).ok()?;
        table.constraints.get(name).map(|it| it.made)
    }

    fn add_part(
        &mut self,
        table: Name<'a>,
        change: Change<'a>,
    ) -> Result<(Change<'a>, Vec<Reversal<'a>>), SchemaError> {
        let (change, reversal) = self.change(table, change)?;
        let Change::AddConstraint(new) = change else {
            return Ok((change, vec![reversal]));
        };
        let name = new.name.text();
        let constraint = self.known_table(table)?.constraints.get(name).copied();
        let part = constraint.map(|it| Part::Constraint(name, it));
        let had = part.map_or(Ok(Vec::new()), |it| self.spread(table, &it))?;
        Ok((change, vec![Reversal::before(had), reversal]))
    }

    /// Changes the constraints below that belong to one of the table.
    fn alter_parts(
        &mut self,
        table: Name<'a>,
        made: Option<u32>,
        change: Change<'a>,
    ) -> Result<Vec<Reversal<'a>>, SchemaError> {
        let Change::AlterConstraint { change, .. } = change else {
            return Ok(Vec::new());
        };
        let mut all = Vec::new();
        for partition in self.schema.followers(table) {
            let part = made.and_then(|it| self.known_table(partition).ok()?.part_of(it));
            let Some(Part::Constraint(name, it)) = part else {
                continue;
            };
            let is_check = matches!(it.kind, ConstraintKind::Check(_));
            let follows = match change {
                ConstraintChange::Rename(_) => is_check,
                ConstraintChange::Validate => it.options.state == ConstraintState::NotValid,
                ConstraintChange::Timing(to) => it.options.timing != to,
                ConstraintChange::Enforce | ConstraintChange::Release => true,
            };
            if follows {
                // The way back of the table's is that of theirs.
                self.alter_constraint(partition, name, change)?;
            } else if let ConstraintChange::Validate = change {
                let change = ConstraintChange::Validate;
                let valid = Change::AlterConstraint { name, change };
                all.insert(0, self.reversal_of(partition, vec![valid]));
            }
            let lower = Change::AlterConstraint { name, change };
            all.extend(self.alter_parts(partition, Some(it.made), lower)?);
        }
        Ok(all.into_iter().rev().collect())
    }

    fn reversal_of(&self, table: Name<'a>, changes: Vec<Change<'a>>) -> Reversal<'a> {
        let changes = self.arena.alloc_slice_copy(&changes);
        Reversal::before(vec![Operation::AlterTable(AlterTable { table, changes })])
    }

    fn follow_all(
        &mut self,
        table: Name<'a>,
        change: Change<'a>,
    ) -> Result<Vec<Reversal<'a>>, SchemaError> {
        let mut all = Vec::new();
        for partition in self.schema.followers(table) {
            // A change of a type takes the default of the table down with it; all else looks at what was there.
            let first = match change {
                Change::ChangeType { .. } => self.follow(table, partition, change)?,
                _ => None,
            };
            all.extend(self.follow_all(partition, change)?);
            all.extend(match change {
                Change::ChangeType { .. } => first,
                _ => self.follow(table, partition, change)?,
            });
        }
        Ok(all)
    }

    /// Makes a change of a column in a partition, and gives what the way back of the table's own does not restore.
    fn follow(
        &mut self,
        table: Name<'a>,
        partition: Name<'a>,
        change: Change<'a>,
    ) -> Result<Option<Reversal<'a>>, SchemaError> {
        match change {
            Change::AddColumn(column) => {
                self.is_new_below(partition, column.name)?;
                self.add_column(partition, column.of_later_partition())?;
                self.inherits_column(partition, column.name)?;
                Ok(None)
            }
            Change::RenameColumn { from, to, ty } => {
                self.rename_column(partition, (from, to), ty)?;
                Ok(None)
            }
            Change::ChangeType { name, .. } => {
                let reversal = self.follow_change((table, partition), name, change)?;
                Ok(Some(reversal))
            }
            Change::AlterColumn { name, ty, change } => {
                self.follow_setting((table, partition), (name, ty), change)
            }
            _ => Ok(None),
        }
    }

    /// Gives a column of a partition the type that the one of its table gets.
    ///
    /// PostgreSQL takes the default away before a change to a type of another kind, and sets it again after, in partitions too;
    /// a default that only the partition has would stay behind.
    fn follow_change(
        &mut self,
        (table, partition): (Name<'a>, Name<'a>),
        name: &'a str,
        change: Change<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let before = self.known_column(partition, name)?;
        let above = self.known_column(table, name)?;
        let (of, own) = (above.default, before.default);
        let Change::ChangeType { from, to, .. } = change else {
            return Ok(Reversal::default());
        };
        let kept = from.ty.same_base(&to.ty);
        if !kept && of.is_none() && own.is_some() {
            let why = "has a default that the table above has not, and that would not follow the type; drop it first";
            return Err(column::bad(self.known_table(partition)?, name, why));
        }
        let own_changes = if kept || own.is_none() { 1 } else { 3 };
        let mut reversal = self.change_type(partition, name, change)?;
        let mut rest = reversal.split_off(own_changes);
        // The way back of the table sets this below, too.
        if above.storage.is_some() && before.storage.is_none() {
            let (change, ty) = (ColumnChange::SetStorage(None), from);
            rest.changes.push(Change::AlterColumn { name, ty, change });
        }
        if !kept && of != own {
            let columns = self.known_table_mut(partition)?.columns.iter_mut();
            columns
                .filter(|it| it.name == name)
                .for_each(|it| it.default = of);
            let change = own.map_or(ColumnChange::DropDefault, ColumnChange::SetDefault);
            let ty = from;
            rest.changes.push(Change::AlterColumn { name, ty, change });
        }
        Ok(self.of_table(partition, rest))
    }

    /// That nothing needs a column of a table or of what follows it: a foreign key between them would come back before its key.
    fn unneeded_below(&self, table: Name<'a>, name: &str) -> Result<(), SchemaError> {
        self.column_unneeded(table, name)?;
        let mut followers = self.schema.followers(table).into_iter();
        followers.try_for_each(|it| self.unneeded_below(it, name))
    }

    /// Drops a column of all that follows a table. Gives how what hangs on it comes back, and what else it had there; of
    /// both, what runs last first.
    fn drop_below(
        &mut self,
        table: Name<'a>,
        (name, ty): (&'a str, ColumnType<'a>),
    ) -> Result<(Vec<Reversal<'a>>, Vec<Reversal<'a>>), SchemaError> {
        let of = self.known_column(table, name)?.of_later_partition();
        let (mut parts, mut settings) = (Vec::new(), Vec::new());
        for partition in self.schema.followers(table) {
            let own = self.known_column(partition, name)?;
            self.goes_along(partition, name)?;
            let lower = self.drop_below(partition, (name, ty))?;
            let mut reversal = self.drop_column(partition, name, ty)?;
            parts.push(self.of_table(partition, reversal.split_off(1)));
            parts.extend(lower.0);
            settings.extend(lower.1);
            let changes = settings_of(&own, &of).into_iter();
            let changes = changes.map(|change| Change::AlterColumn { name, ty, change });
            settings.push(self.of_table(
                partition,
                Reversal {
                    before: reversal.before,
                    ..Reversal::of(changes.collect())
                },
            ));
        }
        Ok((parts, settings))
    }

    /// What the reversal does, as operations about a table of its own.
    fn of_table(&self, table: Name<'a>, reversal: Reversal<'a>) -> Reversal<'a> {
        let (operations, _) = super::reversal::reversed(table, vec![reversal], self.arena);
        Reversal::before(operations)
    }

    fn follow_setting(
        &mut self,
        (table, partition): (Name<'a>, Name<'a>),
        (name, ty): (&'a str, ColumnType<'a>),
        change: ColumnChange<'a>,
    ) -> Result<Option<Reversal<'a>>, SchemaError> {
        let of = self.known_column(table, name)?;
        let own = self.known_column(partition, name)?;
        let same = match change {
            ColumnChange::DropDefault if own.default.is_none() => of.default.is_none(),
            ColumnChange::SetDefault(_) | ColumnChange::DropDefault => own.default == of.default,
            ColumnChange::SetExpression(_) => own.generated == of.generated,
            ColumnChange::SetStorage(_) => own.storage == of.storage,
            ColumnChange::SetStatistics(_) => own.statistics == of.statistics,
            _ => return Ok(None),
        };
        if let (ColumnChange::DropDefault, None) = (change, own.default) {
            let none = Change::AlterColumn { name, ty, change };
            let back = (!same).then(|| self.reversal_of(partition, vec![none]));
            return Ok(back);
        }
        let reversal = self.alter_column(partition, (name, ty), change)?;
        Ok((!same).then(|| self.of_table(partition, reversal)))
    }

    /// That PostgreSQL makes a change in partitions too, and its undo can.
    fn may_recurse(&self, table: Name<'a>, change: &Change<'a>) -> Result<(), SchemaError> {
        let bad = |name: &str, why| match self.known_table(table) {
            Ok(table) => Err(column::bad(table, name, why)),
            Err(error) => Err(error),
        };
        match change {
            Change::AddColumn(it) if it.identity.is_some() => bad(
                it.name,
                "would be an identity column of a table that others follow, to which PostgreSQL adds none; add it plain, and then `identity`",
            ),
            Change::AlterColumn {
                name,
                change: ColumnChange::DropExpression,
                ..
            } => bad(
                name,
                "is generated in the tables that follow this one, too, where what hangs on it could not come back",
            ),
            Change::DropColumn { name, .. } if self.counts(table, name) => bad(
                name,
                "is an identity column, which PostgreSQL adds to no table that others follow, so that it would not come back; drop the \
                 identity first",
            ),
            Change::AddConstraint(it)
                if it.is_left_unproved() && !self.schema.children(table).is_empty() =>
            {
                let known = self.known_table(table)?;
                let why = "is not valid, and tables inherit only what is; take `not_valid` away, or say `no_inherit`";
                Err(super::constraint::bad(known, it.name.text(), why))
            }
            _ => Ok(()),
        }
    }

    fn counts(&self, table: Name<'a>, column: &str) -> bool {
        let column = self.known_column(table, column);
        column.is_ok_and(|it| it.identity.is_some())
    }

    /// That a step about a partition alone changes nothing that it has from its table.
    pub(super) fn may_change(
        &self,
        table: Name<'a>,
        change: &Change<'a>,
    ) -> Result<(), SchemaError> {
        let known = self.known_table(table)?;
        self.is_own_column(known, change)?;
        if known.partition.is_none() && known.options.inherits.is_empty() {
            return Ok(());
        }
        let part = |name: &str| known.constraints.get(name).map(|it| (it.of, it.kind));
        match change {
            Change::AddColumn(_)
            | Change::DropColumn { .. }
            | Change::RenameColumn { .. }
            | Change::ChangeType { .. }
            | Change::AlterColumn {
                change:
                    ColumnChange::AddIdentity(..)
                    | ColumnChange::SetIdentity(..)
                    | ColumnChange::DropIdentity
                    | ColumnChange::SetExpression(_)
                    | ColumnChange::DropExpression,
                ..
            } if known.partition.is_some() => Err(partitioned::bad(
                table,
                "is a partition, and has the columns of its table; change those",
            )),
            Change::AlterConstraint {
                name,
                change: ConstraintChange::Rename(_),
            } => match part(name) {
                Some((of, ConstraintKind::Check(_))) => known.is_own_part(name, of),
                _ => Ok(()),
            },
            Change::AlterConstraint {
                change: ConstraintChange::Validate,
                ..
            } => Ok(()),
            Change::DropConstraint { name } | Change::AlterConstraint { name, .. } => {
                known.is_own_part(name, part(name).and_then(|it| it.0))
            }
            Change::AddKeyOfIndex(key) => {
                let index = known.indexes.get(key.index);
                known.is_own_part(key.index, index.and_then(|it| it.of))
            }
            _ => Ok(()),
        }
    }

    /// That a table may go by itself: a partition goes by a step of its own.
    pub(super) fn is_no_partition(&self, table: Name<'a>) -> Result<(), SchemaError> {
        match self.known_table(table)?.partition {
            Some(_) => Err(partitioned::bad(
                table,
                "is a partition; write `drop_partition`",
            )),
            None => Ok(()),
        }
    }
}

impl Column<'_> {
    /// The column as partitions get it that are there: what `ALTER COLUMN` sets besides recurses, but for options.
    const fn of_later_partition(&self) -> Self {
        Self {
            identity: None,
            sequence: IdentitySequence::DEFAULT,
            options: &[],
            ..*self
        }
    }
}

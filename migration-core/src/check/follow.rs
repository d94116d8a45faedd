//! The changes of a table that its partitions follow, and the tables that inherit from it.
//!
//! What recurses is said by `ATPrepCmd` in PostgreSQL's `tablecmds.c`.

use super::catalog::{Id, LITERAL, NONE};
use super::key::{Key, Space, column, constraint};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use super::types;
use crate::step::{
    Change, Column, ColumnChange, ConstraintChange, ConstraintState, CreateTrigger, TriggerLevel,
};

impl<'a> Replay<'a, '_> {
    /// Makes a change of a table, and of what follows it.
    pub(super) const fn change_all(&mut self, site: usize, table: Id, change: &'a Change<'a>) {
        if let Change::Cascade(it) = change {
            return self.change_cascading(site, table, it.of);
        }
        if !self.may_change(site, table, change) || !self.may_recurse(site, table, change) {
            return;
        }
        let part = match change {
            Change::DropConstraint { name } | Change::AlterConstraint { name, .. } => {
                self.catalog.live(&constraint(table, name))
            }
            _ => NONE,
        };
        if matches!(change, Change::DropConstraint { .. })
            && part != NONE
            && !self.gather(site, table, part)
        {
            return;
        }
        if let Change::DropColumn { name, .. } = change
            && self.first_follower(table) != NONE
            && self.is_referred_to_below(site, table, name)
        {
            return;
        }
        let made = self.change(site, table, change);
        if self.first_follower(table) == NONE {
            return;
        }
        match change {
            Change::AddConstraint(_) if made != NONE => {
                self.spread(site, table, made);
            }
            Change::AlterConstraint { change, .. } if part != NONE => {
                self.alter_parts(site, table, part, change);
            }
            Change::AddColumn(_)
            | Change::DropColumn { .. }
            | Change::RenameColumn { .. }
            | Change::ChangeType { .. }
            | Change::AlterColumn { .. } => self.follow_all(site, table, change),
            _ => {}
        }
    }

    const fn follow_all(&mut self, site: usize, table: Id, change: &'a Change<'a>) {
        let mut membership = self.first_follower(table);
        while membership != NONE {
            let partition = self.catalog.at(membership).partner;
            self.follow(site, partition, change);
            self.follow_all(site, partition, change);
            membership = self.next_follower(membership);
        }
    }

    /// Refuses to drop a column to which a foreign key refers, here or below: between the tables that lose it, the foreign key
    /// would come back before its key.
    const fn is_referred_to_below(&mut self, site: usize, table: Id, name: &str) -> bool {
        let id = self.catalog.live(&column(table, name));
        if id != NONE && self.referrers_need(site, table, id) {
            return true;
        }
        let mut link = self.first_follower(table);
        while link != NONE {
            let below = self.catalog.at(link).partner;
            if self.is_referred_to_below(site, below, name) {
                return true;
            }
            link = self.next_follower(link);
        }
        false
    }

    /// Makes a change of a column in a partition.
    const fn follow(&mut self, site: usize, partition: Id, change: &'a Change<'a>) {
        if let Change::AlterColumn { name, change, .. } = change {
            let id = self.catalog.live(&column(partition, name));
            let follows = match change {
                ColumnChange::DropDefault => id != NONE && self.catalog.at(id).defaulted,
                ColumnChange::SetDefault(_)
                | ColumnChange::SetExpression(_)
                | ColumnChange::SetStorage(_)
                | ColumnChange::SetStatistics(_) => true,
                _ => false,
            };
            if follows && id != NONE {
                self.alter_column(site, id, change);
            }
            return;
        }
        if let Change::ChangeType { name, from, to, .. } = change
            && !types::same(&from.ty, &to.ty)
            && !self.default_follows(site, partition, name)
        {
            return;
        }
        if let Change::DropColumn { name, .. } = change
            && !self.goes_along(site, partition, name)
        {
            return;
        }
        if let Change::AddColumn(new) = change
            && !self.is_new_below(site, partition, new.name)
        {
            return;
        }
        self.change(site, partition, change);
        if let Change::AddColumn(new) = change {
            self.inherits_column(partition, new.name);
        }
    }

    /// Gives a column of a partition the default of its table's, as a change to a type of another kind sets it again; refuses
    /// one that only the partition has.
    const fn default_follows(&mut self, site: usize, partition: Id, name: &str) -> bool {
        let of = match self.above(partition) {
            NONE => self.source(partition, name),
            above => self.catalog.live(&column(above, name)),
        };
        let own = self.catalog.live(&column(partition, name));
        if of == NONE
            || own == NONE
            || self.catalog.at(of).defaulted == self.catalog.at(own).defaulted
        {
            return true;
        }
        if self.catalog.at(own).defaulted {
            let why = " has a default that the table above has not, and that would not follow the type; drop it first";
            self.refuse_column(site, own, why);
            return false;
        }
        let of = *self.catalog.at(of);
        let own = self.catalog.at_mut(own);
        (own.defaulted, own.text, own.given) = (true, of.text, of.given);
        own.marks |= of.marks & LITERAL;
        true
    }

    /// Changes the constraints below that belong to one of the table.
    const fn alter_parts(
        &mut self,
        site: usize,
        table: Id,
        part: Id,
        change: &ConstraintChange<'a>,
    ) {
        let mut membership = self.first_follower(table);
        while membership != NONE {
            let partition = self.catalog.at(membership).partner;
            let own = self.part_of(partition, part);
            if own != NONE {
                let entry = *self.catalog.at(own);
                let follows = match change {
                    ConstraintChange::Rename(_) => matches!(entry.kind, Kind::Check),
                    ConstraintChange::Validate => {
                        matches!(entry.validity, ConstraintState::NotValid)
                    }
                    ConstraintChange::Timing(to) => entry.timing as u8 != *to as u8,
                    ConstraintChange::Enforce | ConstraintChange::Release => true,
                };
                if follows {
                    self.change_constraint(site, own, change);
                }
                self.alter_parts(site, partition, own, change);
            }
            membership = self.next_follower(membership);
        }
    }

    /// Refuses what PostgreSQL does not do in partitions, or what no undo could take back there.
    const fn may_recurse(&mut self, site: usize, table: Id, change: &Change<'_>) -> bool {
        if self.first_follower(table) == NONE {
            return true;
        }
        if let Change::AddConstraint(new) = change
            && new.is_left_unproved()
            && self.first_child(table) != NONE
        {
            let text = Text::EMPTY.name(new.name.text());
            let text = text.add(" is not valid, and tables inherit only what is; ");
            self.refuse(site, text.add("take `not_valid` away, or say `no_inherit`"));
            return false;
        }
        let (name, why) = match change {
            Change::AddColumn(Column {
                name,
                identity: Some(_),
                ..
            }) => (
                name,
                " would be an identity column of a table that others follow, to which PostgreSQL adds none; add it plain, and then `identity`",
            ),
            Change::AlterColumn {
                name,
                change: ColumnChange::DropExpression,
                ..
            } => (
                name,
                " is generated in the tables that follow this one, too, where what hangs on it could not come back",
            ),
            Change::DropColumn { name, .. } if self.counts_in(table, name) => (
                name,
                " is an identity column, which PostgreSQL adds to no table that others follow, so that it would not come back; drop the identity first",
            ),
            _ => return true,
        };
        self.refuse(site, Text::EMPTY.add("column ").name(name).add(why));
        false
    }

    const fn counts_in(&self, table: Id, name: &str) -> bool {
        let id = self.catalog.live(&column(table, name));
        id != NONE && self.catalog.at(id).identity
    }

    /// Refuses a step about a partition alone that changes what it has from its table.
    pub(super) const fn may_change(&mut self, site: usize, table: Id, change: &Change<'a>) -> bool {
        let is_partition = self.catalog.at(table).partner != NONE;
        if !is_partition && !self.inherits(table) {
            return true;
        }
        if !self.may_change_inherited(site, table, change) {
            return false;
        }
        let part = match change {
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
            } if is_partition => {
                self.has_columns_of_above(site, table);
                return false;
            }
            Change::AlterConstraint {
                name,
                change: ConstraintChange::Rename(_),
            } => {
                let id = self.catalog.live(&constraint(table, name));
                if id == NONE || !matches!(self.catalog.at(id).kind, Kind::Check) {
                    return true;
                }
                id
            }
            Change::Cascade(_)
            | Change::AlterConstraint {
                change: ConstraintChange::Validate,
                ..
            } => return true,
            Change::DropConstraint { name } | Change::AlterConstraint { name, .. } => {
                self.catalog.live(&constraint(table, name))
            }
            Change::AddKeyOfIndex(key) => {
                let key = self.schema_key(Space::Relation, &constraint(table, key.index));
                self.catalog.live(&key)
            }
            _ => NONE,
        };
        part == NONE || self.is_own_part(site, part)
    }

    const fn has_columns_of_above(&mut self, site: usize, table: Id) {
        let text = Text::EMPTY
            .add("table ")
            .name(self.catalog.at(table).key.name);
        let text = text.add(" is a partition, and has the columns of table ");
        let above = self.above(table);
        let text = text.name(self.catalog.at(above).key.name);
        self.refuse(site, text.add("; change those"));
    }

    /// Refuses a trigger whose name one of the tables above fires for each row, or of a partition below; and one that sees
    /// tables of changed rows while it fires for each row of a partition ("Notes" in the manual of `CREATE TRIGGER`).
    pub(super) const fn trigger_fits_partitions(
        &mut self,
        table: Id,
        name: &str,
        (row, sees): (bool, bool),
    ) -> bool {
        if row && sees && (self.catalog.at(table).partner != NONE || self.inherits(table)) {
            self.sees_followers(site::TABLES, name);
            return false;
        }
        let mut above = self.above(table);
        while above != NONE {
            if !self.no_row_trigger(above, name) {
                return false;
            }
            above = self.above(above);
        }
        !row || self.no_trigger_below(table, name)
    }

    pub(super) const fn sees_followers(&mut self, site: usize, name: &str) {
        let text = Text::EMPTY.add("trigger ").name(name);
        let text = text.add(
            " sees all changed rows at each of them, which PostgreSQL does for no partition and no table that inherits; ",
        );
        self.refuse(site, text.add("fire it for each statement"));
    }

    const fn no_row_trigger(&mut self, table: Id, name: &str) -> bool {
        let id = self.catalog.live(&Key::part(Space::Trigger, table, name));
        if id == NONE || !self.catalog.at(id).identity {
            return true;
        }
        self.taken(site::STEP, id);
        false
    }

    const fn no_trigger_below(&mut self, table: Id, name: &str) -> bool {
        let mut membership = self.first_partition(table);
        while membership != NONE {
            let partition = self.catalog.at(membership).partner;
            let id = self
                .catalog
                .live(&Key::part(Space::Trigger, partition, name));
            if id != NONE {
                self.taken(site::STEP, id);
                return false;
            }
            if !self.no_trigger_below(partition, name) {
                return false;
            }
            membership = self.next_partition(self.catalog.at(membership).next);
        }
        true
    }

    /// The same of the triggers of a table that becomes a partition, and of its partitions.
    pub(super) const fn triggers_fit(&mut self, table: Id, partition: Id) -> bool {
        let mut child = self.catalog.at(partition).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::Trigger) {
                if entry.identity && entry.computed {
                    self.sees_followers(site::TABLES, entry.key.name);
                    return false;
                }
                let mut above = table;
                while above != NONE {
                    if !self.no_row_trigger(above, entry.key.name) {
                        return false;
                    }
                    above = self.above(above);
                }
            }
            child = entry.next;
        }
        let mut membership = self.first_partition(partition);
        while membership != NONE {
            let lower = self.catalog.at(membership).partner;
            if !self.triggers_fit(table, lower) {
                return false;
            }
            membership = self.next_partition(self.catalog.at(membership).next);
        }
        true
    }
}

impl CreateTrigger<'_> {
    /// Whether it fires for each row, and whether it sees tables of changed rows.
    pub(super) const fn reach(&self) -> (bool, bool) {
        let row = matches!(self.level, TriggerLevel::Row);
        (row, self.old_table.is_some() || self.new_table.is_some())
    }
}

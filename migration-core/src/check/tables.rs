//! Rules of tables.

use super::catalog::{Id, NONE};
use super::columns::is_column;
use super::key::{column, relation, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use super::types::same_name;
use crate::ident::Name;
use crate::step::{AlterTable, Change, CreateTable, DropBehavior, DropTable};
use crate::value::{DefaultValue, Mention};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_table(&mut self, step: &'a CreateTable<'a>) {
        self.in_known_schema(site::STEP, &step.name);
        let taken = self.relation_or_type(&step.name);
        if taken != NONE {
            self.taken(site::STEP, taken);
            return;
        }
        let key = relation(&step.name);
        let table = self.catalog.make(key, Kind::Table, NONE, self.now);
        self.catalog.at_mut(table).flag = step.options.unlogged;
        if !self.inherit_columns(table, step) {
            return;
        }
        let mut i = 0;
        while i < step.columns.len() {
            let new = &step.columns[i];
            self.names_others(site::DEFAULT + i, &step.name, new.default.as_ref());
            let there = self.catalog.live(&column(table, new.name));
            if there != NONE && self.catalog.at(there).keyable {
                self.merge_column(i, there, new);
                if new.default.is_some() {
                    self.needs_default(site::DEFAULT + i, there, new.default.as_ref());
                }
            } else {
                let id = self.add_column(site::COLUMN + i, site::COLUMN_TYPE + i, table, new);
                self.needs_default(site::DEFAULT + i, id, new.default.as_ref());
            }
            self.column_source(site::COLUMN_TYPE + i, site::DEFAULT + i, new);
            i += 1;
        }
        self.generate(table, step.columns);
        self.partition(table, &step.name, &step.options);
        if self.inherit_checks(table) {
            self.add_constraints(table, step.constraints);
        }
        self.new_table_is_typed(table, step.columns, step.constraints);
    }

    /// The default of a column of a new table names nothing that is made with it.
    const fn names_others(
        &mut self,
        site: usize,
        table: &Name<'_>,
        default: Option<&DefaultValue<'_>>,
    ) {
        let Some(DefaultValue::Expression(default)) = default else {
            return;
        };
        let mut i = 0;
        while i < default.mentions.len() {
            if let Mention::Relation(name) | Mention::Regclass(name) = &default.mentions[i]
                && same_name(name, table)
            {
                let text = Text::EMPTY.add("the default names ").name(name.name);
                let text = text.add(", which is this table; name what is there before");
                self.refuse(site, text);
            }
            i += 1;
        }
    }

    pub(super) const fn relation_or_type(&self, name: &Name<'_>) -> Id {
        let id = self.catalog.live(&relation(name));
        if id != NONE {
            return id;
        }
        self.catalog.live(&type_name(name))
    }

    /// Whether a relation that moves finds its name free in a schema, which must be there, or a refusal.
    pub(super) const fn has_place_in(&mut self, schema: &'a str, name: &'a str) -> bool {
        let schema = Some(schema);
        let to = Name { schema, name };
        self.in_known_schema(site::TO, &to);
        let there = self.relation_or_type(&to);
        if there != NONE {
            self.taken(site::TO, there);
        }
        there == NONE
    }

    /// Refuses a name that something has already.
    pub(super) const fn taken(&mut self, site: usize, id: Id) {
        let entry = self.catalog.at(id);
        let text = match entry.table {
            NONE => Text::EMPTY.add("there is "),
            table => Text::EMPTY
                .add(self.catalog.at(table).kind.noun())
                .add(" ")
                .name(self.catalog.at(table).key.name)
                .add(" has "),
        };
        let text = text
            .add(entry.kind.one())
            .add(" ")
            .name(entry.key.name)
            .add(" already: ")
            .add(self.migrations[entry.made].id)
            .add(" made it");
        self.refuse(site, text);
    }

    pub(super) const fn alter_table(&mut self, step: &'a AlterTable<'a>) {
        let table = self.own_table(site::STEP, &step.table);
        if table == NONE {
            return;
        }
        let mut i = 0;
        while i < step.changes.len() {
            self.change_blocks(site::CHANGE + i, table, &step.changes[i]);
            self.change_all(site::CHANGE + i, table, &step.changes[i]);
            i += 1;
        }
        self.changes_are_typed(table, step.changes);
    }

    /// Makes a change of one table, and gives the constraint that it made.
    pub(super) const fn change(&mut self, site: usize, table: Id, change: &'a Change<'a>) -> Id {
        match change {
            Change::AddColumn(new) => {
                let id = self.add_column(site, site, table, new);
                let default = site::DEFAULT + site - site::CHANGE;
                self.column_source(site, default, new);
                self.needs_default(default, id, new.default.as_ref());
                if let Some(expression) = &new.generated {
                    self.generated(site, id, expression);
                }
            }
            Change::DropColumn { name, ty } => {
                let id = self.typed_column(site, table, name, ty);
                self.drop_column(site, id);
            }
            Change::RenameColumn { from, to, ty } => {
                let id = self.typed_column(site, table, from, ty);
                self.rename_column(site, id, to);
            }
            Change::ChangeType { .. } => self.column_type(site, table, change),
            Change::AlterColumn { name, ty, change } => {
                let id = self.typed_column(site, table, name, ty);
                if id != NONE {
                    self.alter_column(site, id, change);
                }
            }
            Change::Storage(change) => self.change_storage(site, table, change),
            Change::AddConstraint(new) => return self.add_constraint(site, table, new),
            Change::DropConstraint { name } => self.drop_constraint(site, table, name),
            Change::AlterConstraint { name, change } => {
                self.alter_constraint(site, table, (name, change));
            }
            Change::AddKeyOfIndex(key) => self.add_key_of_index(site, table, key),
            // It is parted before.
            Change::Cascade(it) => return self.change(site, table, it.of),
            Change::Inherit(from) => self.inherit(site, table, from),
            Change::NoInherit(from) => self.no_inherit(site, table, from),
        }
        NONE
    }

    pub(super) const fn drop_table(&mut self, step: &DropTable<'a>) {
        let table = self.own_table(site::STEP, &step.name);
        if table == NONE {
            return;
        }
        if self.catalog.at(table).partner != NONE {
            let text = Text::EMPTY.name(step.name.name);
            let text = text.add(" is a partition; write `#[drop_partition]`");
            self.refuse(site::STEP, text);
            return;
        }
        if self.has_children(site::STEP, table) {
            return;
        }
        match step.behavior {
            DropBehavior::Restrict => self.end_table(table),
            DropBehavior::Cascade if self.end_along(site::STEP, table, table) => {
                self.end_tree(table);
            }
            DropBehavior::Cascade => {}
        }
    }

    /// Ends a table, with its partitions.
    pub(super) const fn end_table(&mut self, table: Id) {
        if !self.is_in_need(table, table) {
            self.end_tree(table);
        }
    }

    /// Refuses to drop a table that something outside of the whole needs which goes.
    const fn is_in_need(&mut self, table: Id, whole: Id) -> bool {
        if self.referrers_need_whole(site::STEP, table, whole)
            || self.needed(site::STEP, table)
            || self.sequences_are_needed(site::STEP, table, NONE)
        {
            return true;
        }
        let mut membership = self.first_partition(table);
        while membership != NONE {
            let partition = self.catalog.at(membership).partner;
            if self.is_in_need(partition, whole) {
                return true;
            }
            membership = self.next_partition(self.catalog.at(membership).next);
        }
        false
    }

    const fn end_tree(&mut self, table: Id) {
        let mut membership = self.first_partition(table);
        while membership != NONE {
            let next = self.catalog.at(membership).next;
            self.end_tree(self.catalog.at(membership).partner);
            membership = self.next_partition(next);
        }
        self.unlink_all(table);
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.is_live() {
                if is_column(entry.kind) {
                    self.release_type(&entry.ty);
                    self.drop_default_body(child);
                }
                self.end_child(child);
            }
            child = entry.next;
        }
        let membership = self.catalog.at(table).partner;
        if membership != NONE {
            self.catalog.end(membership, self.now);
        }
        self.catalog.end(table, self.now);
    }
}

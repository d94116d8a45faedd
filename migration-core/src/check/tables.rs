//! Rules of tables and their columns.

use super::catalog::{Id, Kind, NONE};
use super::fit;
use super::replay::{Replay, column, relation, type_name};
use super::site;
use super::text::Text;
use super::types;
use crate::ident::Name;
use crate::step::{AlterTable, Change, Column, ColumnType, CreateTable, DropTable};
use crate::value::Expression;

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_table(&mut self, step: &CreateTable<'a>) {
        self.in_known_schema(site::STEP, &step.name);
        let taken = self.relation_or_type(&step.name);
        if taken != NONE {
            self.taken(site::STEP, taken);
            return;
        }
        let key = relation(&step.name);
        let table = self.catalog.make(key, Kind::Table, NONE, self.now);
        let mut i = 0;
        while i < step.columns.len() {
            let new = &step.columns[i];
            self.add_column(site::column(i), site::column_type(i), table, new);
            self.column_source(site::column_type(i), site::default(i), new);
            i += 1;
        }
        self.generate(table, step.columns);
        self.add_constraints(table, step.constraints);
    }

    /// Generated columns may name columns that stand after them.
    const fn generate(&mut self, table: Id, columns: &[Column<'a>]) {
        let mut i = 0;
        while i < columns.len() {
            if let Some(expression) = &columns[i].generated {
                let id = self.catalog.live(&column(table, columns[i].name));
                self.generated(site::generated(i), id, expression);
            }
            i += 1;
        }
    }

    const fn generated(&mut self, site: usize, id: Id, expression: &Expression<'a>) {
        let table = self.catalog.at(id).table;
        let from = self.catalog.edges_len;
        self.name_columns(site, table, expression.columns);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).to = self.catalog.edges_len;
        self.needs_plain_columns(site, id);
    }

    /// Refuses to compute a column from a generated one, be it itself.
    const fn needs_plain_columns(&mut self, site: usize, id: Id) {
        let mut edge = self.catalog.at(id).from;
        while edge < self.catalog.at(id).to {
            let source = self.catalog.at(self.catalog.edges[edge] as usize);
            if source.flag {
                let text = Text::EMPTY.name(source.key.name);
                let text = text.add(" is generated itself; compute this column from plain ones");
                self.refuse(site, text);
                return;
            }
            edge += 1;
        }
    }

    const fn relation_or_type(&self, name: &Name<'_>) -> Id {
        let id = self.catalog.live(&relation(name));
        if id != NONE {
            return id;
        }
        self.catalog.live(&type_name(name))
    }

    /// Refuses a name that something has already.
    pub(super) const fn taken(&mut self, site: usize, id: Id) {
        let entry = self.catalog.at(id);
        let text = match entry.table {
            NONE => Text::EMPTY.add("there is "),
            table => Text::EMPTY
                .add("table ")
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

    const fn add_column(
        &mut self,
        site: usize,
        type_site: usize,
        table: Id,
        new: &Column<'a>,
    ) -> Id {
        let key = column(table, new.name);
        let there = self.catalog.live(&key);
        if there != NONE {
            self.taken(site, there);
            return there;
        }
        self.column_name(site, new.name);
        self.use_type(type_site, &new.ty);
        let id = self.catalog.make(key, Kind::Column, table, self.now);
        self.catalog.at_mut(id).ty = new.ty;
        self.catalog.at_mut(id).nullable = new.nullable;
        self.catalog.at_mut(id).flag = new.generated.is_some();
        self.catalog.at_mut(id).identity = new.identity.is_some();
        id
    }

    /// Adds columns to the edges, each of which must be there.
    pub(super) const fn name_columns(&mut self, site: usize, table: Id, names: &[&str]) {
        let mut i = 0;
        while i < names.len() {
            let id = self.column(site, table, names[i]);
            if id != NONE {
                self.catalog.edge(id);
            }
            i += 1;
        }
    }

    pub(super) const fn alter_table(&mut self, step: &AlterTable<'a>) {
        let table = self.table(site::STEP, &step.table);
        if table == NONE {
            return;
        }
        let mut i = 0;
        while i < step.changes.len() {
            self.change(site::change(i), table, &step.changes[i]);
            i += 1;
        }
    }

    const fn change(&mut self, site: usize, table: Id, change: &Change<'a>) {
        match change {
            Change::AddColumn(new) => {
                let id = self.add_column(site, site, table, new);
                let default = site::default(site - site::change(0));
                self.column_source(site, default, new);
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
            Change::ChangeType {
                name,
                from,
                to,
                using,
                down_using,
            } => {
                let id = self.typed_column(site, table, name, from);
                if id != NONE {
                    let written = using.is_some() || down_using.is_some();
                    self.needs_using(site, from, to, using.is_some());
                    self.change_type(site, id, to, written);
                }
                self.check_columns(site, table, using);
                self.check_columns(site, table, down_using);
            }
            Change::AddConstraint(new) => self.add_constraint(site, table, new),
            Change::DropConstraint { name } => self.drop_constraint(site, table, name),
        }
    }

    const fn check_columns(&mut self, site: usize, table: Id, expression: &Option<Expression<'_>>) {
        if let Some(expression) = expression {
            let mut i = 0;
            while i < expression.columns.len() {
                self.column(site, table, expression.columns[i]);
                i += 1;
            }
        }
    }

    /// The column, of the type that the author takes it to have.
    const fn typed_column(
        &mut self,
        site: usize,
        table: Id,
        name: &str,
        ty: &ColumnType<'_>,
    ) -> Id {
        let id = self.column(site, table, name);
        if id == NONE {
            return NONE;
        }
        let entry = self.catalog.at(id);
        if !types::equal(&entry.ty, &ty.ty) || entry.nullable != ty.nullable {
            let text = Text::EMPTY.add("column ").name(name).add(" is ");
            let text = types::write_column(text, &entry.ty, entry.nullable);
            let text = text.add(" here, not ");
            let mut text = types::write_column(text, &ty.ty, ty.nullable);
            if types::equal(&entry.ty, &ty.ty) {
                text = text.add(" (`Option<…>` says NULL)");
            }
            self.refuse(site, text);
        }
        id
    }

    const fn rename_column(&mut self, site: usize, id: Id, to: &'a str) {
        if id == NONE {
            return;
        }
        self.column_name(site, to);
        let table = self.catalog.at(id).table;
        if self.named_in_text(site, id, table) {
            return;
        }
        let there = self.catalog.live(&column(self.catalog.at(id).table, to));
        if there != NONE {
            self.taken(site, there);
            return;
        }
        self.catalog.rename(id, to, self.now);
    }

    /// Refuses a conversion that PostgreSQL does not make by itself.
    const fn needs_using(
        &mut self,
        site: usize,
        from: &ColumnType<'_>,
        to: &ColumnType<'_>,
        written: bool,
    ) {
        if written || fit::casts(&from.ty, &to.ty) {
            return;
        }
        let text = types::write(Text::EMPTY.add("PostgreSQL does not turn "), &from.ty);
        let text = types::write(text.add(" into "), &to.ty);
        self.refuse(
            site,
            text.add(" by itself; write `using = \"…\"` with the expression that does"),
        );
    }

    const fn change_type(&mut self, site: usize, id: Id, to: &ColumnType<'a>, written: bool) {
        let entry = *self.catalog.at(id);
        let same = types::equal(&entry.ty, &to.ty);
        if same && entry.nullable == to.nullable {
            let text = Text::EMPTY.add("column ").name(entry.key.name);
            self.refuse(site, text.add(" has this type already; nothing changes"));
        }
        if to.nullable && self.is_in_primary_key(id) {
            let text = Text::EMPTY.add("column ").name(entry.key.name);
            let text = text.add(" is in the primary key, where PostgreSQL allows no NULL; ");
            self.refuse(site, text.add("take the `Option` away"));
        }
        if entry.identity {
            self.counts(site, to);
        }
        self.release_type(&entry.ty);
        self.use_type(site, &to.ty);
        self.catalog.at_mut(id).ty = to.ty;
        self.catalog.at_mut(id).nullable = to.nullable;
        if !same || written {
            self.needed(site, id);
            self.computes_nothing(site, id);
            self.keys_still_join(site, entry.table, id);
        }
    }

    const fn is_in_primary_key(&self, id: Id) -> bool {
        let mut child = self.catalog.at(self.catalog.at(id).table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live()
                && matches!(entry.kind, Kind::PrimaryKey)
                && self.catalog.names(child, id)
            {
                return true;
            }
            child = entry.next;
        }
        false
    }

    /// Refuses to change what a generated column is computed from.
    const fn computes_nothing(&mut self, site: usize, id: Id) {
        let generated = self.computed_from(id);
        if generated != NONE {
            let text = Text::EMPTY.add("generated column ");
            let text = text.name(self.catalog.at(generated).key.name);
            let text = text.add(" is computed from ");
            let text = text.name(self.catalog.at(id).key.name);
            self.refuse(site, text.add("; drop the generated column first"));
        }
    }

    /// A generated column that is computed from a column.
    const fn computed_from(&self, id: Id) -> Id {
        let mut child = self.catalog.at(self.catalog.at(id).table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live()
                && entry.flag
                && is_column(entry.kind)
                && self.catalog.names(child, id)
            {
                return child;
            }
            child = entry.next;
        }
        NONE
    }

    /// Foreign keys of the table, and those that refer to it, join columns of one type also from now on.
    const fn keys_still_join(&mut self, site: usize, table: Id, column: Id) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if matches!(entry.kind, Kind::ForeignKey)
                && entry.is_live()
                && self.catalog.names(child, column)
                && entry.partner != NONE
            {
                self.joined_types(site, child);
            }
            child = entry.next;
        }
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            if entry.is_live() && self.catalog.names(entry.partner, column) {
                self.joined_types(site, referrer);
            }
            referrer = entry.referrer;
        }
    }

    const fn drop_column(&mut self, site: usize, id: Id) {
        if id == NONE || self.column_is_needed(site, id) {
            return;
        }
        let table = self.catalog.at(id).table;
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            if entry.is_live() && !is_column(entry.kind) && self.catalog.names(child, id) {
                self.end_child(child);
            }
            child = next;
        }
        self.release_type(&{ self.catalog.at(id).ty });
        self.catalog.end(id, self.now);
    }

    /// Refuses to drop a column that a generated column or another table's foreign key needs.
    const fn column_is_needed(&mut self, site: usize, id: Id) -> bool {
        self.computes_nothing(site, id);
        if self.computed_from(id) != NONE || self.needed(site, id) {
            return true;
        }
        self.referrers_need(site, self.catalog.at(id).table, id)
    }

    pub(super) const fn drop_table(&mut self, step: &DropTable<'a>) {
        let table = self.table(site::STEP, &step.name);
        if table == NONE
            || self.referrers_need(site::STEP, table, NONE)
            || self.needed(site::STEP, table)
        {
            return;
        }
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.is_live() {
                if is_column(entry.kind) {
                    self.release_type(&entry.ty);
                }
                self.end_child(child);
            }
            child = entry.next;
        }
        self.catalog.end(table, self.now);
    }
}

/// Whether it is a column.
const fn is_column(kind: Kind) -> bool {
    matches!(kind, Kind::Column)
}

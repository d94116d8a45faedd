//! Rules of columns.

use super::catalog::{Id, NONE};
use super::key::column;
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::site;
use super::text::Text;
use super::types;
use crate::step::{Column, ColumnType};
use crate::value::{DefaultValue, Expression};

impl<'a> Replay<'a, '_> {
    /// Generated columns may name columns that stand after them.
    pub(super) const fn generate(&mut self, table: Id, columns: &[Column<'a>]) {
        let mut i = 0;
        while i < columns.len() {
            if let Some(expression) = &columns[i].generated {
                let id = self.catalog.live(&column(table, columns[i].name));
                self.generated(site::GENERATED + i, id, expression);
            }
            i += 1;
        }
    }

    pub(super) const fn generated(&mut self, site: usize, id: Id, expression: &Expression<'a>) {
        let table = self.catalog.at(id).table;
        let from = self.catalog.edges_len;
        self.name_columns(site, table, expression.columns);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).to = self.catalog.edges_len;
        self.catalog.at_mut(id).given = expression.given();
        self.needs_default(site, id, Some(&DefaultValue::Expression(*expression)));
        self.needs_plain_columns(site, id);
        self.is_immutable(site, table, expression.mentions);
    }

    /// Refuses to compute a column from a generated one, be it itself.
    pub(super) const fn needs_plain_columns(&mut self, site: usize, id: Id) {
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

    pub(super) const fn add_column(
        &mut self,
        site: usize,
        type_site: usize,
        table: Id,
        new: &'a Column<'a>,
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
        let entry = self.catalog.at_mut(id);
        entry.ty = new.ty;
        entry.nullable = new.nullable;
        entry.flag = new.generated.is_some();
        entry.identity = new.identity.is_some();
        entry.computed = new.is_virtual();
        entry.said = Said::collation(&new.collation);
        self.gives(id, new.identity);
        self.keep_default(id, new.default.as_ref());
        self.name_identity(site, id, new.sequence.name);
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

    /// The column, of the type that the author takes it to have.
    pub(super) const fn typed_column(
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

    pub(super) const fn rename_column(&mut self, site: usize, id: Id, to: &'a str) {
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

    /// Refuses to change what a generated column is computed from.
    pub(super) const fn computes_nothing(&mut self, site: usize, id: Id) {
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
    pub(super) const fn computed_from(&self, id: Id) -> Id {
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

    pub(super) const fn drop_column(&mut self, site: usize, id: Id) {
        if id == NONE || self.column_is_needed(site, id) {
            return;
        }
        let table = self.catalog.at(id).table;
        if self.sequences_are_needed(site, table, id) {
            return;
        }
        self.drop_default_body(id);
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
        if self.computed_from(id) != NONE
            || self.is_partitioned_by(site, id)
            || self.needed(site, id)
            || !self.comes_back(site, id)
        {
            return true;
        }
        let table = self.catalog.at(id).table;
        self.referrers_need(site, table, id)
            || self.exclusions_need(site, table, id)
            || self.identifies_by(site, table, id)
    }
}

/// Whether it is a column.
pub(super) const fn is_column(kind: Kind) -> bool {
    matches!(kind, Kind::Column)
}

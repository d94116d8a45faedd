//! Rules of columns that are given another type.

use super::catalog::{Id, NONE};
use super::fit;
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::text::Text;
use super::types;
use super::values::write_value;
use crate::step::{Change, ColumnType};
use crate::types::Type;
use crate::value::{Expression, Value};

impl<'a> Replay<'a, '_> {
    pub(super) const fn column_type(&mut self, site: usize, table: Id, change: &'a Change<'a>) {
        let Change::ChangeType {
            name,
            from,
            to,
            using,
            down_using,
            collation,
        } = change
        else {
            return;
        };
        let id = self.typed_column(site, table, name, from);
        if id != NONE {
            let written = using.is_some() || down_using.is_some() || collation.is_some();
            if collation.is_none() {
                self.changes_something(site, id, to);
            }
            self.needs_using(site, from, to, using.is_some());
            self.uses_no_expression(site, id, using.is_some() || down_using.is_some());
            if !types::equal(&from.ty, &to.ty) {
                self.default_still_fits(site, id, &to.ty);
            }
            self.collates(site, collation, &to.ty);
            if !types::equal(&from.ty, &to.ty) || using.is_some() || collation.is_some() {
                // A new type brings its own.
                self.catalog.at_mut(id).said = Said::collation(collation);
                self.disown_statistics(id);
            }
            self.change_type(site, id, to, written);
        }
        self.check_columns(site, table, using);
        self.check_columns(site, table, down_using);
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

    const fn changes_something(&mut self, site: usize, id: Id, to: &ColumnType<'_>) {
        let entry = self.catalog.at(id);
        if types::equal(&entry.ty, &to.ty) && entry.nullable == to.nullable {
            self.refuse_column(site, id, " has this type already; nothing changes");
        }
    }

    /// Refuses a conversion that PostgreSQL does not make by itself.
    const fn needs_using(
        &mut self,
        site: usize,
        from: &ColumnType<'a>,
        to: &ColumnType<'a>,
        written: bool,
    ) {
        if written || fit::casts(&self.base(&from.ty), &self.base(&to.ty)) {
            return;
        }
        let text = types::write(Text::EMPTY.add("PostgreSQL does not turn "), &from.ty);
        let text = types::write(text.add(" into "), &to.ty);
        self.refuse(
            site,
            text.add(" by itself; write `using = \"…\"` with the expression that does"),
        );
    }

    const fn uses_no_expression(&mut self, site: usize, id: Id, written: bool) {
        if written && self.catalog.at(id).flag {
            let why = " is generated, so that its values are computed again; take `using` away";
            self.refuse_column(site, id, why);
        }
    }

    /// PostgreSQL reads a literal default again as one of the new type, and what an expression gives must become one.
    const fn default_still_fits(&mut self, site: usize, id: Id, to: &Type<'a>) {
        let Some(value) = self.literal_default(id) else {
            self.expression_still_fits(site, id, to);
            return;
        };
        let base = self.base(to);
        if !self.takes(&base, &value) {
            let text = Text::EMPTY
                .add("column ")
                .name(self.catalog.at(id).key.name);
            let text = write_value(text.add(" has the default "), &value);
            let text = types::write(text.add(", which is none of "), to);
            let text = text.add("; drop the default before, and set another after");
            self.refuse(site, text);
        } else if let (Value::Text(label), Type::Made(name)) = (&value, &base) {
            self.is_label(site, label, name);
        }
    }

    const fn expression_still_fits(&mut self, site: usize, id: Id, to: &Type<'a>) {
        let entry = self.catalog.at(id);
        let (Some(given), generated) = (entry.given, entry.flag) else {
            return;
        };
        if self.becomes(given, to) || self.may_be_cast() {
            return;
        }
        let text = Text::EMPTY.add("column ").name(entry.key.name);
        let text = match generated {
            true => text.add(" is generated as "),
            false => text.add(" has a default that is "),
        };
        let text = types::write(text, given).add(", which PostgreSQL does not turn into ");
        let text = types::write(text, to).add(" by itself; ");
        let instead = match generated {
            true => "drop the column before, and add another after",
            false => "drop the default before, and set another after",
        };
        self.refuse(site, text.add(instead));
    }

    const fn change_type(&mut self, site: usize, id: Id, to: &ColumnType<'a>, written: bool) {
        let entry = *self.catalog.at(id);
        let same = types::equal(&entry.ty, &to.ty);
        if entry.nullable != to.nullable {
            self.null_is_of_type(site, id);
        }
        if to.nullable && self.is_in_primary_key(id) {
            let text = Text::EMPTY.add("column ").name(entry.key.name);
            let text = text.add(" is in the primary key, where PostgreSQL allows no NULL; ");
            self.refuse(site, text.add("take the `Option` away"));
        }
        if to.nullable {
            self.identifies_by(site, entry.table, id);
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
            self.is_partitioned_by(site, id);
            self.keys_still_join(site, entry.table, id);
        }
    }

    pub(super) const fn is_in_primary_key(&self, id: Id) -> bool {
        let mut child = self.catalog.at(self.catalog.at(id).table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live()
                && matches!(entry.kind, Kind::PrimaryKey)
                && self.catalog.holds(entry.from, entry.key_to, id)
            {
                return true;
            }
            child = entry.next;
        }
        false
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
}

//! Rules of columns that are given another type.

use super::catalog::{Id, Kind, NONE};
use super::fit;
use super::replay::Replay;
use super::text::Text;
use super::types;
use crate::step::ColumnType;

impl<'a> Replay<'a, '_> {
    /// Refuses a conversion that PostgreSQL does not make by itself.
    pub(super) const fn needs_using(
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

    pub(super) const fn change_type(
        &mut self,
        site: usize,
        id: Id,
        to: &ColumnType<'a>,
        written: bool,
    ) {
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

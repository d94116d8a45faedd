//! Rules of constraints.

use super::catalog::{Id, Key, Kind, NONE, Space};
use super::fit;
use super::replay::{Replay, constraint};
use super::text::Text;
use super::types;
use crate::ident::ObjectName;
use crate::step::{Constraint, ConstraintKind, ForeignKey};

impl<'a> Replay<'a, '_> {
    pub(super) const fn add_constraint(&mut self, site: usize, table: Id, new: &Constraint<'a>) {
        let kind = kind(&new.kind);
        let Some(key) = self.constraint_key(site, table, &new.name, kind) else {
            return;
        };
        self.only_primary_key(site, table, kind);
        let from = self.catalog.edges_len;
        self.name_columns(site, table, columns(&new.kind));
        let to = self.catalog.edges_len;
        let id = self.catalog.make(key, kind, table, self.now);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).to = to;
        if to - from != columns(&new.kind).len() {
            return;
        }
        match &new.kind {
            ConstraintKind::ForeignKey(foreign) => self.refer(site, id, foreign),
            ConstraintKind::PrimaryKey(_) => {
                self.forbid_null(id);
                self.index_of(site, id);
            }
            ConstraintKind::Unique(_) => self.index_of(site, id),
            ConstraintKind::Check(_) => {}
        }
    }

    /// The key of a new constraint; where the name is PostgreSQL's default and taken, with a number.
    const fn constraint_key(
        &mut self,
        site: usize,
        table: Id,
        name: &ObjectName<'a>,
        kind: Kind,
    ) -> Option<Key<'a>> {
        let mut key = constraint(table, name.text());
        let mut there = self.constraint_or_index(&key, kind);
        while there != NONE {
            if matches!(name, ObjectName::Given(_)) {
                self.taken(site, there);
                return None;
            }
            key.suffix += 1;
            there = self.constraint_or_index(&key, kind);
        }
        if self.fits(site, &key) {
            Some(key)
        } else {
            None
        }
    }

    /// What has the name of a constraint, or of the index that comes with it.
    const fn constraint_or_index(&self, key: &Key<'_>, kind: Kind) -> Id {
        let there = self.catalog.live(key);
        if there != NONE || !has_index(kind) {
            return there;
        }
        self.catalog.live(&self.index_key(key))
    }

    /// The key of the index of a constraint.
    const fn index_key<'n>(&self, key: &Key<'n>) -> Key<'n>
    where
        'a: 'n,
    {
        Key {
            space: Space::Relation,
            table: 0,
            schema: self.catalog.at(key.table).key.schema,
            name: key.name,
            suffix: key.suffix,
        }
    }

    const fn index_of(&mut self, site: usize, id: Id) {
        self.comparable(site, self.catalog.at(id).from);
        let entry = *self.catalog.at(id);
        let key = self.index_key(&entry.key);
        let index = self.catalog.make(key, Kind::Index, entry.table, self.now);
        self.catalog.at_mut(index).from = entry.from;
        self.catalog.at_mut(index).to = entry.to;
        self.catalog.at_mut(index).key_to = entry.to;
        self.catalog.at_mut(index).flag = true;
        self.catalog.at_mut(index).partner = id;
        self.catalog.at_mut(id).partner = index;
    }

    /// Refuses columns that no key can hold, from a place of the edges to their end.
    pub(super) const fn comparable(&mut self, site: usize, from: usize) {
        let mut edge = from;
        while edge < self.catalog.edges_len {
            let column = *self.catalog.at(self.catalog.edges[edge] as usize);
            if fit::is_incomparable(&column.ty) {
                let text = Text::EMPTY.add("column ").name(column.key.name).add(" is ");
                let text = types::write(text, &column.ty);
                let text = text.add(", which PostgreSQL cannot compare; jsonb can be indexed");
                self.refuse(site, text);
            }
            edge += 1;
        }
    }

    const fn forbid_null(&mut self, id: Id) {
        let mut edge = self.catalog.at(id).from;
        while edge < self.catalog.at(id).to {
            let column = self.catalog.edges[edge] as usize;
            self.catalog.at_mut(column).nullable = false;
            edge += 1;
        }
    }

    const fn only_primary_key(&mut self, site: usize, table: Id, kind: Kind) {
        if !matches!(kind, Kind::PrimaryKey) {
            return;
        }
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::PrimaryKey) {
                let text = Text::EMPTY.add("table ");
                let text = text.name(self.catalog.at(table).key.name);
                let text = text.add(" has a primary key already; name all its columns in one");
                self.refuse(site, text);
            }
            child = entry.next;
        }
    }

    const fn refer(&mut self, site: usize, id: Id, foreign: &ForeignKey<'a>) {
        let target = self.table(site, &foreign.table);
        if target == NONE {
            return;
        }
        let from = self.catalog.edges_len;
        self.name_columns(site, target, foreign.targets);
        if self.catalog.edges_len - from != foreign.targets.len() {
            return;
        }
        if foreign.columns.len() != foreign.targets.len() {
            self.refuse(site, different_lengths(foreign));
            return;
        }
        self.joined_types(site, id);
        let key = self.unique_key(target, from, self.catalog.edges_len);
        if key == NONE {
            self.refuse(site, self.not_unique(target, foreign.targets));
            return;
        }
        self.catalog.at_mut(id).partner = key;
        self.catalog.at_mut(id).referrer = self.catalog.at(target).referrer;
        self.catalog.at_mut(target).referrer = id;
    }

    /// Each column of a foreign key has a type that can be compared with its target's.
    pub(super) const fn joined_types(&mut self, site: usize, id: Id) {
        let entry = *self.catalog.at(id);
        let mut i = 0;
        while i < entry.to - entry.from {
            let own = self.catalog.edges[entry.from + i] as usize;
            let target = self.catalog.edges[entry.to + i] as usize;
            self.joined_type(site, own, target);
            i += 1;
        }
    }

    const fn joined_type(&mut self, site: usize, own: Id, other: Id) {
        let (own, other) = (*self.catalog.at(own), *self.catalog.at(other));
        if fit::joins(&own.ty, &other.ty) {
            return;
        }
        let text = Text::EMPTY.add("a foreign key joins columns of one type: ");
        let text = text.name(own.key.name).add(" is ");
        let text = types::write(text, &own.ty).add(", and ");
        let text = text.name(self.catalog.at(other.table).key.name);
        let text = text.add("(").add(other.key.name).add(") is ");
        self.refuse(site, types::write(text, &other.ty));
    }

    /// The unique key over just these columns.
    const fn unique_key(&self, table: Id, from: usize, to: usize) -> Id {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live()
                && entry.flag
                && matches!(entry.kind, Kind::Index)
                && self.covers(child, from, to)
            {
                return child;
            }
            child = entry.next;
        }
        NONE
    }

    /// Whether a key has just the columns of a piece of the edges, in any order.
    const fn covers(&self, id: Id, from: usize, to: usize) -> bool {
        let entry = self.catalog.at(id);
        if entry.key_to - entry.from != to - from {
            return false;
        }
        let mut edge = from;
        while edge < to {
            let column = self.catalog.edges[edge] as usize;
            if !self.catalog.holds(entry.from, entry.key_to, column) {
                return false;
            }
            edge += 1;
        }
        true
    }

    /// "there is no unique key on `t`(a, b) …; its unique keys are (…)".
    const fn not_unique(&self, table: Id, columns: &[&str]) -> Text {
        let text =
            Text::EMPTY.add("a foreign key refers to a primary key or unique constraint, and ");
        let text = text.name(self.catalog.at(table).key.name).add("(");
        let text = types::list(text, columns).add(") is none");
        let (mut child, mut found) = (self.catalog.at(table).first, 0);
        let mut text = text;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && entry.flag && matches!(entry.kind, Kind::Index) {
                let separator = if found > 0 { ", (" } else { "; its keys are (" };
                text = self.key_columns(text.add(separator), child).add(")");
                found += 1;
            }
            child = entry.next;
        }
        text.add(if found == 0 { "; it has no key" } else { "" })
    }

    const fn key_columns(&self, text: Text, id: Id) -> Text {
        let mut text = text;
        let from = self.catalog.at(id).from;
        let mut edge = from;
        while edge < self.catalog.at(id).key_to {
            let separator = if edge > from { ", " } else { "" };
            let column = self.catalog.edges[edge] as usize;
            text = text.add(separator).add(self.catalog.at(column).key.name);
            edge += 1;
        }
        text
    }

    pub(super) const fn drop_constraint(&mut self, site: usize, table: Id, name: &str) {
        let key = constraint(table, name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing_constraint(&key));
            return;
        }
        let index = self.catalog.at(id).partner;
        // A constraint that was refused has no index.
        if has_index(self.catalog.at(id).kind) && index != NONE {
            if self.key_is_needed(site, index) {
                return;
            }
            self.catalog.end(index, self.now);
        }
        self.catalog.end(id, self.now);
    }

    const fn missing_constraint(&self, key: &Key<'_>) -> Text {
        let text = Text::EMPTY.add("table ");
        let text = text.name(self.catalog.at(key.table).key.name);
        let text = text.add(" has no constraint ").name(key.name);
        let id = self.catalog.find(key);
        if id != NONE {
            return self.went(text, self.catalog.at(id));
        }
        let mut text = text.add(" (it has ");
        let (mut child, mut found) = (self.catalog.at(key.table).first, 0);
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.key.space, Space::Constraint) {
                text = text.add(if found > 0 { ", " } else { "" });
                text = text.add(entry.key.name);
                if entry.key.suffix > 0 {
                    text = text.number(entry.key.suffix);
                }
                found += 1;
            }
            child = entry.next;
        }
        text.add(if found == 0 { "none)" } else { ")" })
    }

    /// Refuses to drop a unique key that a foreign key refers to.
    pub(super) const fn key_is_needed(&mut self, site: usize, index: Id) -> bool {
        let table = self.catalog.at(index).table;
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            if entry.is_live() && entry.partner == index {
                self.refuse(site, self.needed_by(table, referrer));
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    /// Refuses to drop a table, or a column of it, that a foreign key refers to.
    pub(super) const fn referrers_need(&mut self, site: usize, table: Id, column: Id) -> bool {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            let concerned = match column {
                NONE => entry.table != table,
                // A foreign key within the table goes along with a column of its own.
                column => {
                    self.catalog.names(entry.partner, column)
                        && !(entry.table == table && self.catalog.names(referrer, column))
                }
            };
            if entry.is_live() && concerned {
                self.refuse(site, self.needed_by(table, referrer));
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    const fn needed_by(&self, table: Id, referrer: Id) -> Text {
        let entry = self.catalog.at(referrer);
        let text = Text::EMPTY.add("foreign key ").name(entry.key.name);
        let text = text
            .add(" of table ")
            .name(self.catalog.at(entry.table).key.name);
        let text = text
            .add(" refers to ")
            .name(self.catalog.at(table).key.name);
        text.add("; drop the foreign key first")
    }
}

const fn different_lengths(foreign: &ForeignKey<'_>) -> Text {
    let text = Text::EMPTY.add("a foreign key has as many columns as it refers to; here are ");
    let text = text.number(foreign.columns.len()).add(" and ");
    text.number(foreign.targets.len())
}

const fn kind(kind: &ConstraintKind<'_>) -> Kind {
    match kind {
        ConstraintKind::PrimaryKey(_) => Kind::PrimaryKey,
        ConstraintKind::Unique(_) => Kind::Unique,
        ConstraintKind::Check(_) => Kind::Check,
        ConstraintKind::ForeignKey(_) => Kind::ForeignKey,
    }
}

/// Whether PostgreSQL makes an index for the constraint.
const fn has_index(kind: Kind) -> bool {
    matches!(kind, Kind::PrimaryKey | Kind::Unique)
}

/// The columns of its own table that a constraint names.
pub(super) const fn columns<'a>(kind: &ConstraintKind<'a>) -> &'a [&'a str] {
    match kind {
        ConstraintKind::PrimaryKey(columns) | ConstraintKind::Unique(columns) => columns,
        ConstraintKind::Check(expression) => expression.columns,
        ConstraintKind::ForeignKey(foreign) => foreign.columns,
    }
}

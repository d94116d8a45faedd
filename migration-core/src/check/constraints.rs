//! Rules of constraints.

use super::catalog::{Id, Key, Kind, NONE, Space};
use super::replay::{Replay, column, constraint};
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
        self.catalog.entries[id].from = from;
        self.catalog.entries[id].to = to;
        match &new.kind {
            ConstraintKind::ForeignKey(foreign) => self.refer(site, id, foreign),
            ConstraintKind::PrimaryKey(_) => {
                self.forbid_null(id);
                self.index_of(id);
            }
            ConstraintKind::Unique(_) => self.index_of(id),
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
            schema: self.catalog.entries[key.table].key.schema,
            name: key.name,
            suffix: key.suffix,
        }
    }

    const fn index_of(&mut self, id: Id) {
        let entry = self.catalog.entries[id];
        let key = self.index_key(&entry.key);
        let index = self.catalog.make(key, Kind::Index, entry.table, self.now);
        self.catalog.entries[index].from = entry.from;
        self.catalog.entries[index].to = entry.to;
        self.catalog.entries[index].flag = true;
        self.catalog.entries[index].partner = id;
        self.catalog.entries[id].partner = index;
    }

    const fn forbid_null(&mut self, id: Id) {
        let mut edge = self.catalog.entries[id].from;
        while edge < self.catalog.entries[id].to {
            let column = self.catalog.edges[edge] as usize;
            self.catalog.entries[column].nullable = false;
            edge += 1;
        }
    }

    const fn only_primary_key(&mut self, site: usize, table: Id, kind: Kind) {
        if !matches!(kind, Kind::PrimaryKey) {
            return;
        }
        let mut child = self.catalog.entries[table].first;
        while child != NONE {
            let entry = self.catalog.entries[child];
            if entry.is_live() && matches!(entry.kind, Kind::PrimaryKey) {
                let text = Text::EMPTY.add("table ");
                let text = text.name(self.catalog.entries[table].key.name);
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
        self.same_types(site, id, target, foreign);
        let key = self.unique_key(target, from, self.catalog.edges_len);
        if key == NONE {
            self.refuse(site, self.not_unique(target, foreign.targets));
            return;
        }
        self.catalog.entries[id].partner = key;
        self.catalog.entries[id].referrer = self.catalog.entries[target].referrer;
        self.catalog.entries[target].referrer = id;
    }

    const fn same_types(&mut self, site: usize, id: Id, target: Id, foreign: &ForeignKey<'a>) {
        if foreign.columns.len() != foreign.targets.len() {
            let text =
                Text::EMPTY.add("a foreign key has as many columns as it refers to; here are ");
            let text = text.number(foreign.columns.len()).add(" and ");
            self.refuse(site, text.number(foreign.targets.len()));
            return;
        }
        let table = self.catalog.entries[id].table;
        let mut i = 0;
        while i < foreign.columns.len() {
            let own = self.catalog.live(&column(table, foreign.columns[i]));
            let other = self.catalog.live(&column(target, foreign.targets[i]));
            if own != NONE && other != NONE {
                self.same_type(site, own, other);
            }
            i += 1;
        }
    }

    const fn same_type(&mut self, site: usize, own: Id, other: Id) {
        let (own, other) = (self.catalog.entries[own], self.catalog.entries[other]);
        if types::same(&own.ty, &other.ty) {
            return;
        }
        let text = Text::EMPTY.add("column ").name(own.key.name).add(" is ");
        let text = types::write(text, &own.ty).add(", but ");
        let text = text.name(self.catalog.entries[other.table].key.name);
        let text = text
            .add("(")
            .add(other.key.name)
            .add("), which it refers to, is ");
        self.refuse(site, types::write(text, &other.ty));
    }

    /// The unique key over just these columns.
    const fn unique_key(&self, table: Id, from: usize, to: usize) -> Id {
        let mut child = self.catalog.entries[table].first;
        while child != NONE {
            let entry = &self.catalog.entries[child];
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
        let entry = &self.catalog.entries[id];
        if entry.to - entry.from != to - from {
            return false;
        }
        let mut edge = from;
        while edge < to {
            if !self.catalog.names(id, self.catalog.edges[edge] as usize) {
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
        let text = text.name(self.catalog.entries[table].key.name).add("(");
        let text = list(text, columns).add(") is none");
        let (mut child, mut found) = (self.catalog.entries[table].first, 0);
        let mut text = text.add("; the table has ");
        while child != NONE {
            let entry = &self.catalog.entries[child];
            if entry.is_live() && entry.flag && matches!(entry.kind, Kind::Index) {
                let separator = if found > 0 { ", (" } else { "(" };
                text = self.key_columns(text.add(separator), child).add(")");
                found += 1;
            }
            child = entry.next;
        }
        text.add(if found == 0 { "none at all" } else { "" })
    }

    const fn key_columns(&self, text: Text, id: Id) -> Text {
        let mut text = text;
        let from = self.catalog.entries[id].from;
        let mut edge = from;
        while edge < self.catalog.entries[id].to {
            let separator = if edge > from { ", " } else { "" };
            let column = self.catalog.edges[edge] as usize;
            text = text
                .add(separator)
                .add(self.catalog.entries[column].key.name);
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
        let index = self.catalog.entries[id].partner;
        if has_index(self.catalog.entries[id].kind) {
            if self.key_is_needed(site, index) {
                return;
            }
            self.catalog.end(index, self.now);
        }
        self.catalog.end(id, self.now);
    }

    const fn missing_constraint(&self, key: &Key<'_>) -> Text {
        let text = Text::EMPTY.add("table ");
        let text = text.name(self.catalog.entries[key.table].key.name);
        let mut text = text
            .add(" has no constraint ")
            .name(key.name)
            .add(" (it has ");
        let (mut child, mut found) = (self.catalog.entries[key.table].first, 0);
        while child != NONE {
            let entry = &self.catalog.entries[child];
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
        let table = self.catalog.entries[index].table;
        let mut referrer = self.catalog.entries[table].referrer;
        while referrer != NONE {
            let entry = self.catalog.entries[referrer];
            if entry.is_live() && entry.partner == index {
                self.refuse(site, self.needed_by(table, referrer));
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    /// Refuses to drop a table, or a column of it, that another table's foreign key refers to.
    pub(super) const fn referrers_need(&mut self, site: usize, table: Id, column: Id) -> bool {
        let mut referrer = self.catalog.entries[table].referrer;
        while referrer != NONE {
            let entry = self.catalog.entries[referrer];
            let concerned = column == NONE || self.catalog.names(entry.partner, column);
            if entry.is_live() && entry.table != table && concerned {
                self.refuse(site, self.needed_by(table, referrer));
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    const fn needed_by(&self, table: Id, referrer: Id) -> Text {
        let entry = &self.catalog.entries[referrer];
        let text = Text::EMPTY.add("foreign key ").name(entry.key.name);
        let text = text
            .add(" of table ")
            .name(self.catalog.entries[entry.table].key.name);
        let text = text
            .add(" refers to ")
            .name(self.catalog.entries[table].key.name);
        text.add("; drop it first")
    }
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

const fn list(text: Text, names: &[&str]) -> Text {
    let mut text = text;
    let mut i = 0;
    while i < names.len() {
        text = text.add(if i > 0 { ", " } else { "" }).add(names[i]);
        i += 1;
    }
    text
}

//! Rules of constraints.

use super::catalog::{Id, Kind, NONE};
use super::fit;
use super::key::{Key, Space};
use super::replay::{Replay, constraint};
use super::site;
use super::strings::equal;
use super::text::Text;
use super::types;
use crate::ident::ObjectName;
use crate::step::{Constraint, ConstraintKind};

impl<'a> Replay<'a, '_> {
    /// Adds the constraints of a new table: first all names and keys, so that a foreign key finds what stands after it.
    pub(super) const fn add_constraints(&mut self, table: Id, constraints: &[Constraint<'a>]) {
        let before = self.findings.len;
        let mut i = 0;
        while i < constraints.len() {
            self.insert_constraint(site::constraint(i), table, &constraints[i]);
            self.unlike_others(site::constraint(i), i, constraints);
            i += 1;
        }
        if self.findings.len == before {
            self.refer_all(table, constraints);
        }
    }

    /// Refuses a second key on the same columns, which PostgreSQL leaves out of a new table, and its name with it.
    const fn unlike_others(&mut self, site: usize, at: usize, constraints: &[Constraint<'a>]) {
        let mut i = 0;
        while i < at {
            if same_key(&constraints[i].kind, &constraints[at].kind) {
                let text = Text::EMPTY.name(constraints[at].name.text());
                let text = text.add(" has the same columns as ");
                let text = text.name(constraints[i].name.text());
                let text = text.add(", so that PostgreSQL would leave it out; remove one of them");
                self.refuse(site, text);
            }
            i += 1;
        }
    }

    pub(super) const fn add_constraint(&mut self, site: usize, table: Id, new: &Constraint<'a>) {
        let id = self.insert_constraint(site, table, new);
        if let ConstraintKind::ForeignKey(foreign) = &new.kind
            && id != NONE
        {
            self.refer(site, id, foreign);
        }
    }

    /// Makes the entry of a constraint, and of its index; a foreign key does not refer to anything yet.
    const fn insert_constraint(&mut self, site: usize, table: Id, new: &Constraint<'a>) -> Id {
        let kind = kind(&new.kind);
        let Some(key) = self.constraint_key(site, table, &new.name, kind) else {
            return NONE;
        };
        self.only_primary_key(site, table, kind);
        let from = self.catalog.edges_len;
        self.name_columns(site, table, columns(&new.kind));
        let to = self.catalog.edges_len;
        let id = self.catalog.make(key, kind, table, self.now);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).to = to;
        self.count_name(&key);
        let named = match &new.kind {
            ConstraintKind::ForeignKey(foreign) => self.name_targets(site, foreign),
            _ => true,
        };
        if to - from != columns(&new.kind).len() || !named {
            return NONE;
        }
        if has_index(kind) {
            self.key_columns_fit(site, id);
            self.index_of(site, id);
        }
        id
    }

    /// A key has columns, and a primary key has none that its author takes to allow NULL.
    const fn key_columns_fit(&mut self, site: usize, id: Id) {
        let entry = *self.catalog.at(id);
        if entry.from == entry.to {
            let text = Text::EMPTY.name(entry.key.name);
            self.refuse(site, text.add(" has no columns; name at least one"));
        }
        let mut edge = entry.from;
        while edge < entry.to && matches!(entry.kind, Kind::PrimaryKey) {
            let column = self.catalog.at(self.catalog.edges[edge] as usize);
            if column.nullable {
                let text = Text::EMPTY.add("column ").name(column.key.name);
                let text = text.add(" is in the primary key, where PostgreSQL allows no NULL; ");
                self.refuse(site, text.add("take the `Option` away"));
            }
            edge += 1;
        }
    }

    /// Counts a constraint more of this name in its schema.
    const fn count_name(&mut self, key: &Key<'a>) {
        let name = self.schema_key(Space::ConstraintName, key);
        let mut id = self.catalog.live(&name);
        if id == NONE {
            id = self.catalog.make(name, Kind::Check, NONE, self.now);
        }
        self.catalog.at_mut(id).users += 1;
    }

    /// Ends what belongs to a table: a column, a constraint, an index.
    pub(super) const fn end_child(&mut self, id: Id) {
        let entry = *self.catalog.at(id);
        if matches!(entry.key.space, Space::Constraint) {
            let name = self.schema_key(Space::ConstraintName, &entry.key);
            let counted = self.catalog.live(&name);
            if counted != NONE {
                let users = self.catalog.at(counted).users;
                self.catalog.at_mut(counted).users = users.saturating_sub(1);
            }
        }
        self.catalog.end(id, self.now);
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
        if let ObjectName::Given(_) = name {
            let there = self.constraint_or_index(&key, kind);
            if there == NONE {
                return Some(key);
            }
            self.taken(site, there);
            return None;
        }
        while self.constraint_or_index(&key, kind) != NONE || self.is_counted(&key) {
            key.suffix += 1;
        }
        if self.fits(site, &key) {
            Some(key)
        } else {
            None
        }
    }

    /// Whether a table of the schema has a constraint of this name: then PostgreSQL does not choose it
    /// (`ChooseConstraintName` in `pg_constraint.c`), though an author may.
    const fn is_counted(&self, key: &Key<'_>) -> bool {
        let id = self
            .catalog
            .live(&self.schema_key(Space::ConstraintName, key));
        id != NONE && self.catalog.at(id).users > 0
    }

    /// What has the name of a constraint, or of the index that comes with it.
    const fn constraint_or_index(&self, key: &Key<'_>, kind: Kind) -> Id {
        let there = self.catalog.live(key);
        if there != NONE || !has_index(kind) {
            return there;
        }
        self.catalog.live(&self.schema_key(Space::Relation, key))
    }

    /// A constraint's name among those of its schema: of its index, or of all constraints.
    const fn schema_key<'n>(&self, space: Space, key: &Key<'n>) -> Key<'n>
    where
        'a: 'n,
    {
        Key {
            space,
            table: 0,
            schema: self.catalog.at(key.table).key.schema,
            name: key.name,
            suffix: key.suffix,
        }
    }

    const fn index_of(&mut self, site: usize, id: Id) {
        self.comparable(site, self.catalog.at(id).from);
        let entry = *self.catalog.at(id);
        let key = self.schema_key(Space::Relation, &entry.key);
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
            self.end_child(index);
        }
        self.end_child(id);
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

/// Whether both are keys on the same columns in the same order.
const fn same_key(a: &ConstraintKind<'_>, b: &ConstraintKind<'_>) -> bool {
    let (
        ConstraintKind::PrimaryKey(a) | ConstraintKind::Unique(a),
        ConstraintKind::PrimaryKey(b) | ConstraintKind::Unique(b),
    ) = (a, b)
    else {
        return false;
    };
    let mut i = 0;
    while i < a.len() && i < b.len() && equal(a[i], b[i]) {
        i += 1;
    }
    i == a.len() && i == b.len()
}

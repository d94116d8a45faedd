//! Rules of constraints.

use super::catalog::{Id, Kind, NONE};
use super::fit;
use super::key::Space;
use super::replay::{Replay, constraint};
use super::site;
use super::strings::equal;
use super::text::Text;
use super::types;
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
        if !matches!(kind, Kind::Check) {
            self.are_stored(site, from);
        }
        let id = self.catalog.make(key, kind, table, self.now);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).to = to;
        if let ConstraintKind::Check(check) = &new.kind {
            self.catalog.at_mut(id).text = check.sql;
        }
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

    /// Ends what belongs to a table: a column, a constraint, an index.
    pub(super) const fn end_child(&mut self, id: Id) {
        let entry = *self.catalog.at(id);
        if matches!(entry.key.space, Space::Constraint) {
            self.uncount_name(&entry.key);
        }
        self.catalog.end(id, self.now);
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
pub(super) const fn has_index(kind: Kind) -> bool {
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

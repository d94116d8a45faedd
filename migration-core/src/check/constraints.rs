//! Rules of constraints.

use super::catalog::{Entry, FIRST, Id, NONE};
use super::exclusions;
use super::key::{Space, constraint};
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::site;
use super::text::Text;
use super::types;
use crate::step::{Constraint, ConstraintKind, ConstraintState, Exclusion, Timing};

impl<'a> Replay<'a, '_> {
    /// Adds the constraints of a new table: first all names and keys, so that a foreign key finds what stands after it.
    pub(super) const fn add_constraints(&mut self, table: Id, constraints: &'a [Constraint<'a>]) {
        let mut whole = true;
        let mut i = 0;
        while i < constraints.len() {
            let of = self.released_check(table, &constraints[i]);
            let id = self.insert_constraint(site::CONSTRAINT + i, table, &constraints[i]);
            self.merge_check(site::CONSTRAINT + i, id, of);
            whole &= id != NONE;
            self.comes_first(id);
            self.unlike_others(site::CONSTRAINT + i, i, constraints);
            self.valid_at_once(site::CONSTRAINT + i, &constraints[i]);
            self.names_null(site::CONSTRAINT + i, id);
            i += 1;
        }
        if whole {
            self.refer_all(table, constraints);
        }
    }

    /// PostgreSQL makes the primary key of a new table before its other keys (`transformIndexConstraints` in
    /// `parse_utilcmd.c`).
    const fn comes_first(&mut self, id: Id) {
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::PrimaryKey) {
            let index = self.catalog.at(id).partner;
            self.catalog.at_mut(index).marks |= FIRST;
        }
    }

    /// Refuses a second key on the same columns, which PostgreSQL leaves out of a new table, and its name with it.
    const fn unlike_others(&mut self, site: usize, at: usize, constraints: &[Constraint<'a>]) {
        let mut i = 0;
        while i < at {
            if exclusions::same_index(&constraints[i], &constraints[at]) {
                let text = Text::EMPTY.name(constraints[at].name.text());
                let text = text.add(" has the same columns as ");
                let text = text.name(constraints[i].name.text());
                let text = text.add(", so that PostgreSQL would leave it out; remove one of them");
                self.refuse(site, text);
            }
            i += 1;
        }
    }

    /// PostgreSQL makes the constraints of a new table valid, because it has no rows.
    const fn valid_at_once(&mut self, site: usize, new: &Constraint<'a>) {
        if matches!(new.options.state, ConstraintState::NotValid) {
            let text = Text::EMPTY.name(new.name.text());
            let text = text.add(" is valid at once, as a new table has no rows; ");
            self.refuse(site, text.add("take `not_valid` away"));
        }
    }

    pub(super) const fn add_constraint(
        &mut self,
        site: usize,
        table: Id,
        new: &'a Constraint<'a>,
    ) -> Id {
        let id = self.insert_constraint(site, table, new);
        if let ConstraintKind::ForeignKey(foreign) = &new.kind
            && id != NONE
        {
            self.refer(site, id, foreign);
        }
        self.forbids_null(site, id);
        id
    }

    /// Makes the entry of a constraint, and of its index; a foreign key does not refer to anything yet.
    const fn insert_constraint(&mut self, site: usize, table: Id, new: &'a Constraint<'a>) -> Id {
        let kind = kind(&new.kind);
        let Some(key) = self.constraint_key(site, table, &new.name, kind) else {
            return NONE;
        };
        self.only_primary_key(site, table, kind);
        self.has_options(site, new);
        self.fits_partitions(site, table, new);
        let from = self.catalog.edges_len;
        self.name_columns(site, table, columns(&new.kind));
        let key_to = self.catalog.edges_len;
        if matches!(kind, Kind::PrimaryKey | Kind::Unique) {
            self.comparable(site, from);
        }
        self.name_columns(site, table, new.options.include);
        let to = self.catalog.edges_len;
        let id = self.catalog.make(key, kind, table, self.now);
        let entry = self.catalog.at_mut(id);
        entry.from = from;
        entry.key_to = key_to;
        entry.to = to;
        entry.timing = new.options.timing;
        entry.validity = new.options.state;
        entry.text = text(&new.kind);
        entry.alike = new.options.nulls_not_distinct || new.options.no_inherit;
        match &new.kind {
            ConstraintKind::ForeignKey(foreign) => entry.said = Said::ForeignKey(foreign),
            ConstraintKind::Exclude(exclusion) => entry.said = Said::Exclusion(exclusion),
            _ => {}
        }
        self.count_name(&key);
        self.constraint_mentions(site, id, &new.kind);
        let named = self.name_others(site, table, &new.kind);
        if !matches!(kind, Kind::Check) {
            self.are_stored(site, from);
        }
        if to - from != columns(&new.kind).len() + new.options.include.len() || !named {
            return NONE;
        }
        if matches!(kind, Kind::PrimaryKey | Kind::Unique) {
            let label = self.label_of_columns(table, &[columns(&new.kind), new.options.include]);
            self.catalog.at_mut(id).label = label;
            self.unique_in_partitions(site, id);
        }
        if has_index(kind) {
            self.key_columns_fit(site, id);
            self.index_of(id, self.catalog.edges_len);
        }
        id
    }

    /// What the expressions of a constraint name besides columns.
    const fn constraint_mentions(&mut self, site: usize, id: Id, kind: &ConstraintKind<'a>) {
        match kind {
            ConstraintKind::Check(check) => self.needs_mentions(site, id, check.mentions),
            ConstraintKind::Exclude(exclusion) => {
                let mut i = 0;
                while i < exclusion.elements.len() {
                    self.needs_mentions(site, id, exclusion.elements[i].key.mentions());
                    i += 1;
                }
                self.predicate_mentions(site, id, &exclusion.predicate);
            }
            _ => {}
        }
    }

    /// Names what stands behind a constraint's own columns: a foreign key's targets, and what an exclusion holds.
    const fn name_others(&mut self, site: usize, table: Id, kind: &ConstraintKind<'a>) -> bool {
        match kind {
            ConstraintKind::ForeignKey(foreign) => self.name_targets(site, foreign),
            ConstraintKind::Exclude(exclusion) => self.name_held(site, table, exclusion),
            _ => true,
        }
    }

    /// A constraint has only the options of its kind.
    const fn has_options(&mut self, site: usize, new: &Constraint<'_>) {
        let refusal = match (&new.kind, new.options.refusal(&new.kind)) {
            (ConstraintKind::ForeignKey(foreign), None) => foreign.refusal(),
            (_, refusal) => refusal,
        };
        if let Some(why) = refusal {
            let text = Text::EMPTY.name(new.name.text());
            self.refuse(site, text.add(" ").add(why));
        }
    }

    /// A key has columns, and a primary key has none that its author takes to allow NULL.
    pub(super) const fn key_columns_fit(&mut self, site: usize, id: Id) {
        let entry = *self.catalog.at(id);
        if entry.from == entry.key_to && !matches!(entry.kind, Kind::Exclude) {
            let text = Text::EMPTY.name(entry.key.name);
            self.refuse(site, text.add(" has no columns; name at least one"));
        }
        let mut edge = entry.from;
        while edge < entry.key_to && matches!(entry.kind, Kind::PrimaryKey) {
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

    /// Makes the index of a constraint, which holds all that was named for it.
    pub(super) const fn index_of(&mut self, id: Id, to: usize) {
        let entry = *self.catalog.at(id);
        let key = self.schema_key(Space::Relation, &entry.key);
        let index = self.catalog.make(key, Kind::Index, entry.table, self.now);
        let made = self.catalog.at_mut(index);
        made.from = entry.from;
        made.to = to;
        made.key_to = entry.key_to;
        made.flag = is_target(&entry);
        made.text = entry.text;
        made.partner = id;
        self.catalog.at_mut(id).partner = index;
    }

    /// Refuses columns that no key can hold, from a place of the edges to their end.
    pub(super) const fn comparable(&mut self, site: usize, from: usize) {
        let mut edge = from;
        while edge < self.catalog.edges_len {
            let column = *self.catalog.at(self.catalog.edges[edge] as usize);
            if self.base(&column.ty).is_incomparable() {
                let text = Text::EMPTY.add("column ").name(column.key.name).add(" is ");
                let text = types::write(text, &column.ty);
                let text = text.add(", which PostgreSQL cannot compare; jsonb can be indexed");
                self.refuse(site, text);
            }
            edge += 1;
        }
    }

    pub(super) const fn only_primary_key(&mut self, site: usize, table: Id, kind: Kind) {
        if matches!(kind, Kind::PrimaryKey) && self.primary_key(table) != NONE {
            let text = Text::EMPTY.add("table ");
            let text = text.name(self.catalog.at(table).key.name);
            let text = text.add(" has a primary key already; name all its columns in one");
            self.refuse(site, text);
        }
    }

    pub(super) const fn primary_key(&self, table: Id) -> Id {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::PrimaryKey) {
                return child;
            }
            child = entry.next;
        }
        NONE
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
        if self.allows_null_again(site, id) {
            self.end_child(id);
        }
    }
}

const fn kind(kind: &ConstraintKind<'_>) -> Kind {
    match kind {
        ConstraintKind::PrimaryKey(_) => Kind::PrimaryKey,
        ConstraintKind::Unique(_) => Kind::Unique,
        ConstraintKind::Check(_) => Kind::Check,
        ConstraintKind::ForeignKey(_) => Kind::ForeignKey,
        ConstraintKind::Exclude(_) => Kind::Exclude,
        ConstraintKind::NotNull(_) => Kind::NotNull,
    }
}

/// The text in which a constraint may hold labels of an enum.
const fn text<'a>(kind: &ConstraintKind<'a>) -> &'a str {
    match kind {
        ConstraintKind::Check(check) => check.sql,
        ConstraintKind::Exclude(Exclusion {
            predicate: Some(predicate),
            ..
        }) => predicate.sql,
        _ => "",
    }
}

/// Whether a foreign key can refer to a constraint (`transformFkeyCheckAttrs` in `tablecmds.c`).
const fn is_target(entry: &Entry<'_>) -> bool {
    matches!(entry.kind, Kind::PrimaryKey | Kind::Unique)
        && matches!(entry.timing, Timing::Immediate)
}

/// Whether PostgreSQL makes an index for the constraint.
pub(super) const fn has_index(kind: Kind) -> bool {
    matches!(kind, Kind::PrimaryKey | Kind::Unique | Kind::Exclude)
}

/// The columns of its own table that a constraint names.
pub(super) const fn columns<'a>(kind: &ConstraintKind<'a>) -> &'a [&'a str] {
    match kind {
        ConstraintKind::PrimaryKey(columns) | ConstraintKind::Unique(columns) => columns,
        ConstraintKind::Check(expression) => expression.columns,
        ConstraintKind::ForeignKey(foreign) => foreign.columns,
        ConstraintKind::Exclude(exclusion) => exclusion.columns,
        ConstraintKind::NotNull(column) => *column,
    }
}

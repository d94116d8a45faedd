//! Rules of changes of constraints that are there, and of indexes that become constraints.

use super::catalog::{Id, NONE, PLACED};
use super::constraints::has_index;
use super::key::{Key, Space, constraint};
use super::kind::Kind;
use super::replay::Replay;
use super::text::Text;
use crate::ident::ObjectName;
use crate::step::{ConstraintChange, ConstraintState, IndexKeyed, IndexedKind, Timing};

impl<'a> Replay<'a, '_> {
    pub(super) const fn alter_constraint(
        &mut self,
        site: usize,
        table: Id,
        (name, change): (&str, &ConstraintChange<'a>),
    ) {
        let key = constraint(table, name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing_constraint(&key));
            return;
        }
        self.change_constraint(site, id, change);
    }

    pub(super) const fn change_constraint(
        &mut self,
        site: usize,
        id: Id,
        change: &ConstraintChange<'a>,
    ) {
        match change {
            ConstraintChange::Rename(to) => self.rename_constraint(site, id, to),
            ConstraintChange::Validate => self.validate(site, id),
            ConstraintChange::Timing(timing) => self.set_timing(site, id, *timing),
            ConstraintChange::Enforce => self.enforce(site, id),
            ConstraintChange::Release => self.release(site, id),
        }
    }

    const fn rename_constraint(&mut self, site: usize, id: Id, to: &'a str) {
        let (kind, table) = (self.catalog.at(id).kind, self.catalog.at(id).table);
        let new = constraint(table, to);
        let there = self.constraint_or_index(&new, kind);
        if there != NONE {
            self.taken(site, there);
            return;
        }
        let old = self.catalog.at(id).key;
        self.uncount_name(&old);
        self.catalog.rename(id, to, self.now);
        self.count_name(&new);
        let index = self.catalog.at(id).partner;
        if has_index(kind) && index != NONE {
            self.catalog.rename(index, to, self.now);
        }
    }

    const fn validate(&mut self, site: usize, id: Id) {
        let (kind, validity) = (self.catalog.at(id).kind, self.catalog.at(id).validity);
        if has_index(kind) {
            self.refuse_constraint(site, id, " has an index, which holds for all rows");
        } else if matches!(validity, ConstraintState::Valid) {
            self.refuse_constraint(site, id, " is valid already; nothing changes");
        } else if matches!(validity, ConstraintState::NotEnforced) {
            self.refuse_constraint(site, id, " is not enforced, so that nobody can validate it");
        }
        self.catalog.at_mut(id).validity = ConstraintState::Valid;
        self.settle_null(id, false);
    }

    const fn set_timing(&mut self, site: usize, id: Id, timing: Timing) {
        self.is_foreign_key(site, id);
        if self.catalog.at(id).timing as u8 == timing as u8 {
            self.refuse_constraint(
                site,
                id,
                " is checked at that time already; nothing changes",
            );
        }
        self.catalog.at_mut(id).timing = timing;
    }

    const fn enforce(&mut self, site: usize, id: Id) {
        self.is_foreign_key(site, id);
        if !matches!(self.catalog.at(id).validity, ConstraintState::NotEnforced) {
            self.refuse_constraint(site, id, " is enforced already; nothing changes");
        }
        self.catalog.at_mut(id).validity = ConstraintState::Valid;
    }

    const fn release(&mut self, site: usize, id: Id) {
        self.is_foreign_key(site, id);
        if matches!(self.catalog.at(id).validity, ConstraintState::NotEnforced) {
            self.refuse_constraint(site, id, " is not enforced already; nothing changes");
        }
        self.catalog.at_mut(id).validity = ConstraintState::NotEnforced;
    }

    const fn is_foreign_key(&mut self, site: usize, id: Id) {
        if !matches!(self.catalog.at(id).kind, Kind::ForeignKey) {
            self.refuse_constraint(
                site,
                id,
                " is no foreign key, which alone can be altered; make it again",
            );
        }
    }

    const fn refuse_constraint(&mut self, site: usize, id: Id, why: &str) {
        let entry = self.catalog.at(id);
        let text = Text::EMPTY
            .add(entry.kind.noun())
            .add(" ")
            .name(entry.key.name);
        self.refuse(site, text.add(why));
    }

    pub(super) const fn add_key_of_index(&mut self, site: usize, table: Id, new: &IndexKeyed<'a>) {
        let index = self.index_of_table(site, table, new.index);
        if index == NONE || self.key_is_needed(site, index) || self.is_partitioned(site, table) {
            return;
        }
        if !self.catalog.at(index).keyable || self.catalog.at(index).marks & PLACED != 0 {
            let text = Text::EMPTY
                .add("index ")
                .name(new.index)
                .add(" cannot become a key: ");
            self.refuse(
                site,
                text.add(
                    "a key takes a unique one of columns in their usual order, about all rows, in the usual tablespace",
                ),
            );
            return;
        }
        if self.catalog.at(index).alike && matches!(new.kind, IndexedKind::PrimaryKey) {
            let text = Text::EMPTY.add("index ").name(new.index);
            self.refuse(
                site,
                text.add(" finds NULLs alike, and a primary key has none; make it unique"),
            );
            return;
        }
        let kind = match new.kind {
            IndexedKind::PrimaryKey => Kind::PrimaryKey,
            IndexedKind::Unique => Kind::Unique,
        };
        self.only_primary_key(site, table, kind);
        let edges = *self.catalog.at(index);
        self.catalog.end(index, self.now);
        let name = ObjectName::Given(new.constraint());
        let Some(key) = self.constraint_key(site, table, &name, kind) else {
            return;
        };
        let id = self.catalog.make(key, kind, table, self.now);
        let entry = self.catalog.at_mut(id);
        (entry.from, entry.key_to, entry.to) = (edges.from, edges.key_to, edges.to);
        entry.timing = new.timing;
        entry.alike = edges.alike;
        self.count_name(&key);
        self.key_columns_fit(site, id);
        self.index_of(id, edges.to);
    }

    /// The index of this name, if the table has it and no constraint does.
    const fn index_of_table(&mut self, site: usize, table: Id, name: &str) -> Id {
        let key = Key::global(Space::Relation, name).beside(&self.catalog.at(table).key);
        let id = self.catalog.live(&key);
        if id != NONE {
            let entry = self.catalog.at(id);
            if matches!(entry.kind, Kind::Index) && entry.table == table && entry.partner == NONE {
                return id;
            }
        }
        let text = Text::EMPTY
            .add("table ")
            .name(self.catalog.at(table).key.name);
        let text = text.add(" has no index ").name(name);
        self.refuse(site, text.add(" of its own that could become a key"));
        NONE
    }
}

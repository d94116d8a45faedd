//! Rules of tables that get other names, or go to other schemas.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use crate::step::{MoveTable, RenameTable};

impl<'a> Replay<'a, '_> {
    pub(super) const fn rename_table(&mut self, step: &RenameTable<'a>) {
        let table = self.own_table(site::STEP, &step.name);
        if table == NONE || self.mentioned(site::STEP, table) {
            return;
        }
        let taken = self.relation_or_type(&step.name.sibling(step.to));
        if taken != NONE {
            self.taken(site::TO, taken);
            return;
        }
        self.catalog.rename(table, step.to, self.now);
    }

    pub(super) const fn move_table(&mut self, step: &MoveTable<'a>) {
        let table = self.own_table(site::STEP, &step.name);
        if table == NONE || self.mentioned(site::STEP, table) {
            return;
        }
        if !self.has_place_in(step.schema, step.name.name) {
            return;
        }
        if self.indexes_fit(site::TO, table, step.schema) && !self.sequences_are_named(table) {
            self.count_constraints_out(table);
            self.leaves_schema(table);
            self.catalog.change_schema(table, step.schema, self.now);
            self.take_children_along(table, step.schema);
        }
    }

    /// Whether the names of a table's indexes are free in a schema.
    pub(super) const fn indexes_fit(&mut self, site: usize, table: Id, schema: &'a str) -> bool {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            let goes = matches!(
                entry.kind,
                Kind::Index | Kind::Sequence | Kind::IdentitySequence
            );
            if entry.is_live() && goes {
                let mut there = self.catalog.live(&entry.key.at_home(schema));
                if there == NONE && !matches!(entry.kind, Kind::Index) {
                    let ty = Key::global(Space::Type, entry.key.name);
                    there = self.catalog.live(&ty.at_home(schema));
                }
                if there != NONE {
                    self.taken(site, there);
                    return false;
                }
            }
            child = next;
        }
        true
    }

    /// Takes the constraints of a table from the names of the schema that it leaves.
    const fn count_constraints_out(&mut self, table: Id) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let (next, key) = (entry.next, entry.key);
            if entry.is_live() && matches!(key.space, Space::Constraint) {
                self.uncount_name(&key);
            }
            child = next;
        }
    }

    /// Gives the indexes and constraints of a table that was moved their places in its new schema.
    pub(super) const fn take_children_along(&mut self, table: Id, schema: &'a str) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let (next, key) = (entry.next, entry.key);
            let goes = matches!(
                entry.kind,
                Kind::Index | Kind::Sequence | Kind::IdentitySequence
            );
            if entry.is_live() && goes {
                if matches!(entry.kind, Kind::Sequence) {
                    self.leaves_schema(child);
                }
                self.catalog.set_key(child, key.at_home(schema));
            } else if entry.is_live() && matches!(key.space, Space::Constraint) {
                self.count_name(&key);
            }
            child = next;
        }
    }

    /// Refuses another name for a table that a text names, or an object of its own which cannot follow.
    const fn mentioned(&mut self, site: usize, table: Id) -> bool {
        let mut named_by = self.any_dependent(table);
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && !follows(entry.kind) {
                named_by = child;
            }
            child = entry.next;
        }
        if named_by == NONE {
            return false;
        }
        self.refuse_rename(site, table, named_by);
        true
    }

    /// A live object that needs an entry, be it of the table itself.
    const fn any_dependent(&self, id: Id) -> Id {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            if self.catalog.at(found.dependent as usize).is_live() {
                return found.dependent as usize;
            }
            link = found.next;
        }
        NONE
    }
}

/// Whether what belongs to a table gets the table's new name with it.
const fn follows(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Trigger
            | Kind::Column
            | Kind::Index
            | Kind::Statistics
            | Kind::Sequence
            | Kind::IdentitySequence
            | Kind::PrimaryKey
            | Kind::Unique
            | Kind::Check
            | Kind::ForeignKey
            | Kind::Exclude
            | Kind::NotNull
            | Kind::Policy
            | Kind::PublishedTable
            | Kind::Partition
            | Kind::Child
            | Kind::Parent
    )
}

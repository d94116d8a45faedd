//! The constraints and indexes that partitions have because their table has them.
//!
//! After `AttachPartitionEnsureIndexes` and `CloneFkReferencing` in PostgreSQL's `tablecmds.c`.

use super::catalog::{Entry, FIRST, Id, NONE, PLACED};
use super::constraints::has_index;
use super::key::{Key, Space, constraint};
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::site;
use super::text::Text;
use crate::step::ConstraintState;

impl<'a> Replay<'a, '_> {
    /// Gives a new partition the constraints and indexes of its table.
    pub(super) const fn copy_parts(&mut self, table: Id, partition: Id) {
        let mut rank = 0;
        while rank < RANKS {
            let mut child = self.catalog.at(table).first;
            while child != NONE {
                let entry = *self.catalog.at(child);
                if entry.is_live() && self.rank(&entry) == rank {
                    let own = self.make_part(site::STEP, partition, child);
                    if own != NONE
                        && matches!(self.catalog.at(own).validity, ConstraintState::NotValid)
                    {
                        // A table without rows has no constraint that is not valid.
                        self.catalog.at_mut(own).validity = ConstraintState::Valid;
                    }
                }
                child = entry.next;
            }
            rank += 1;
        }
    }

    /// What PostgreSQL makes first: checks, then keys and indexes, that of the primary key of a new table before the
    /// others, then foreign keys. No part of a table has no rank.
    const fn rank(&self, entry: &Entry<'_>) -> usize {
        match entry.kind {
            Kind::Check => 0,
            Kind::PrimaryKey
                if entry.partner != NONE && self.catalog.at(entry.partner).marks & FIRST != 0 =>
            {
                1
            }
            Kind::PrimaryKey | Kind::Unique => 2,
            Kind::Index if entry.partner == NONE => 2,
            Kind::ForeignKey => 3,
            _ => RANKS,
        }
    }

    /// Has each part of a table covered by one of its new partition, and refuses what PostgreSQL would.
    pub(super) const fn cover(&mut self, table: Id, partition: Id) {
        let mut rank = 0;
        while rank < RANKS {
            let mut child = self.catalog.at(table).first;
            while child != NONE {
                let entry = *self.catalog.at(child);
                if entry.is_live()
                    && self.rank(&entry) == rank
                    && !self.cover_part(partition, child)
                {
                    return;
                }
                child = entry.next;
            }
            rank += 1;
        }
    }

    const fn cover_part(&mut self, partition: Id, part: Id) -> bool {
        match self.joined(site::STEP, partition, part) {
            Joined::Yes => true,
            Joined::Refused => false,
            Joined::No => {
                let of = self.catalog.at(part);
                if matches!(of.kind, Kind::Check) {
                    let (name, table) = (of.key.name, of.table);
                    self.lacks_check(site::STEP, partition, (name, table));
                    return false;
                }
                let new = self.make_part(site::STEP, partition, part);
                new != NONE && self.spread(site::STEP, partition, new)
            }
        }
    }

    const fn lacks_check(&mut self, site: usize, table: Id, (name, of): (&str, Id)) {
        let text = Text::EMPTY.add("table ");
        let text = text.name(self.catalog.at(table).key.name);
        let text = self.as_table(text.add(" has no check ").name(name), of);
        self.refuse(site, text.add(" has; add it, in the same words"));
    }

    /// Whether a table has a check of the one that it is to inherit from, or a refusal.
    pub(super) const fn covers_check(&mut self, site: usize, table: Id, check: Id) -> bool {
        match self.joined(site, table, check) {
            Joined::Yes => true,
            Joined::Refused => false,
            Joined::No => {
                let of = self.catalog.at(check);
                self.lacks_check(site, table, (of.key.name, of.table));
                false
            }
        }
    }

    /// Gives all that follows a table a part that it has got: the one that they have, or a new one.
    pub(super) const fn spread(&mut self, site: usize, table: Id, part: Id) -> bool {
        let mut membership = self.first_follower(table);
        while membership != NONE {
            let partition = self.catalog.at(membership).partner;
            let inherits = matches!(self.catalog.at(membership).kind, Kind::Child);
            if inherits && !self.is_inheritable(part) {
                return true;
            }
            match self.joined(site, partition, part) {
                Joined::Yes => {}
                Joined::Refused => return false,
                Joined::No => {
                    let new = self.make_part(site, partition, part);
                    if new == NONE || !self.spread(site, partition, new) {
                        return false;
                    }
                    self.catalog.at_mut(new).keyable = inherits;
                }
            }
            membership = self.next_follower(membership);
        }
        true
    }

    /// Looks for the part that a partition has already, which belongs to that of its table from now on.
    const fn joined(&mut self, site: usize, partition: Id, part: Id) -> Joined {
        let (mut child, mut near) = (self.catalog.at(partition).first, NONE);
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.is_live() && entry.of == NONE && self.rank(&entry) < RANKS {
                if self.is_same(&entry, part) {
                    self.catalog.at_mut(child).of = part;
                    return Joined::Yes;
                }
                if near == NONE && self.is_near(&entry, part) {
                    near = child;
                }
            }
            child = entry.next;
        }
        if near == NONE {
            return Joined::No;
        }
        let text = self.whose(Text::EMPTY, near).add(" is nearly ");
        let text = text.name(self.catalog.at(part).key.name);
        let text = text.add(" of the table above; make it the same, or drop it");
        self.refuse(site, text);
        Joined::Refused
    }

    /// Makes the part of a partition that belongs to one of its table, as PostgreSQL does it.
    pub(super) const fn make_part(&mut self, site: usize, partition: Id, part: Id) -> Id {
        let of = *self.catalog.at(part);
        if matches!(of.kind, Kind::PrimaryKey) && self.primary_key(partition) != NONE {
            self.only_primary_key(site, partition, of.kind);
            return NONE;
        }
        let Some(key) = self.key_of_part(site, partition, &of) else {
            return NONE;
        };
        let from = self.copy_edges(of.from, of.to, partition);
        let to = self.catalog.edges_len;
        let id = self.catalog.make(key, of.kind, partition, self.now);
        let fresh = *self.catalog.at(id);
        *self.catalog.at_mut(id) = Entry {
            key: fresh.key,
            made: fresh.made,
            table: partition,
            first: NONE,
            last: NONE,
            next: NONE,
            partner: NONE,
            referrer: NONE,
            needed: 0,
            from,
            key_to: from + (of.key_to - of.from),
            to,
            of: part,
            marks: of.marks & PLACED,
            ..of
        };
        if matches!(of.kind, Kind::Check | Kind::Index) {
            self.copy_needs(part, id);
        }
        if !matches!(of.kind, Kind::Index) {
            self.count_name(&key);
        }
        self.fill_part(site, id, &of);
        id
    }

    /// The key of a new part: of a key or index the default of the partition, of another that of the table's.
    const fn key_of_part(&mut self, site: usize, partition: Id, of: &Entry<'a>) -> Option<Key<'a>> {
        Some(match of.kind {
            Kind::PrimaryKey => {
                constraint(partition, self.name_part(partition, ("", "pkey"), true))
            }
            Kind::Unique => constraint(
                partition,
                self.name_part(partition, (of.label, "key"), true),
            ),
            Kind::Index => {
                let name = self.name_part(partition, (of.label, "idx"), false);
                self.schema_key(Space::Relation, &constraint(partition, name))
            }
            _ => {
                let key = Key {
                    table: partition,
                    ..of.key
                };
                let there = self.constraint_or_index(&key, of.kind);
                if there != NONE {
                    self.taken(site, there);
                    return None;
                }
                key
            }
        })
    }

    const fn fill_part(&mut self, site: usize, id: Id, of: &Entry<'a>) {
        match of.kind {
            Kind::PrimaryKey | Kind::Unique => {
                self.unique_in_partitions(site, id);
                self.index_of(id, self.catalog.at(id).to);
            }
            Kind::Index => {
                if let Said::Index(index) = of.said
                    && index.unique
                {
                    self.unique_in_partitions(site, id);
                }
            }
            Kind::ForeignKey => {
                let mut edge = of.to;
                while edge < of.to + (of.to - of.from) {
                    self.catalog.edge(self.catalog.edges[edge] as usize);
                    edge += 1;
                }
                if of.partner != NONE {
                    let target = self.catalog.at(of.partner).table;
                    self.catalog.at_mut(id).partner = of.partner;
                    self.catalog.at_mut(id).referrer = self.catalog.at(target).referrer;
                    self.catalog.at_mut(target).referrer = id;
                }
            }
            _ => {}
        }
    }

    /// Takes the parts away that partitions have, or tables that inherit, because their table has them.
    pub(super) const fn gather(&mut self, site: usize, table: Id, part: Id) -> bool {
        let mut membership = self.first_follower(table);
        while membership != NONE {
            let partition = self.catalog.at(membership).partner;
            let inherits = matches!(self.catalog.at(membership).kind, Kind::Child);
            let own = self.part_of(partition, part);
            if own != NONE && inherits && !self.catalog.at(own).keyable {
                // It is the table's own too.
                self.catalog.at_mut(own).of = NONE;
            } else if own != NONE
                && !(self.gather(site, partition, own) && self.end_part(site, own))
            {
                return false;
            }
            membership = self.next_follower(membership);
        }
        true
    }

    /// The part of a partition that belongs to this one of its table.
    pub(super) const fn part_of(&self, partition: Id, part: Id) -> Id {
        let mut child = self.catalog.at(partition).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && entry.of == part {
                return child;
            }
            child = entry.next;
        }
        NONE
    }

    const fn end_part(&mut self, site: usize, id: Id) -> bool {
        let entry = *self.catalog.at(id);
        let index = match entry.kind {
            Kind::Index => id,
            _ => entry.partner,
        };
        if matches!(entry.kind, Kind::Index) || has_index(entry.kind) && index != NONE {
            if self.key_is_needed(site, index) {
                return false;
            }
            if index != id {
                self.end_child(index);
            }
        }
        self.end_child(id);
        true
    }

    /// Refuses a step about a partition alone that changes what it has because its table has it.
    pub(super) const fn is_own_part(&mut self, site: usize, id: Id) -> bool {
        let entry = *self.catalog.at(id);
        if entry.of == NONE {
            return true;
        }
        let text = self.whose(Text::EMPTY, id).add(" is there because table ");
        let above = self.catalog.at(entry.of).table;
        let text = text.name(self.catalog.at(above).key.name);
        self.refuse(site, text.add(" has it; change that"));
        false
    }
}

/// How many ranks there are.
const RANKS: usize = 4;

/// Whether a partition has a part that its table has.
enum Joined {
    Yes,
    No,
    /// Nobody can tell, and that was said.
    Refused,
}

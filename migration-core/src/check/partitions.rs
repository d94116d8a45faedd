//! Rules of partitions: created, attached, detached and dropped.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, column, relation};
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::text::Text;
use super::{site, types};
use crate::ident::Name;
use crate::step::{AttachPartition, Bound, CreatePartition, DetachPartition, DropPartition};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_partition(&mut self, step: &'a CreatePartition<'a>) {
        let table = self.own_table(site::TABLE, &step.table);
        if table == NONE {
            return;
        }
        self.in_known_schema(site::STEP, &step.name);
        let taken = self.relation_or_type(&step.name);
        if taken != NONE {
            self.taken(site::STEP, taken);
            return;
        }
        if !self.bound_fits(table, &step.name, &step.bound) {
            return;
        }
        let key = relation(&step.name);
        let id = self.catalog.make(key, Kind::Table, NONE, self.now);
        self.join(table, id, &step.bound);
        self.copy_columns(table, id);
        self.partition(id, &step.name, &step.options());
        self.copy_parts(table, id);
    }

    const fn bound_fits(&mut self, table: Id, name: &Name<'_>, bound: &Bound<'_>) -> bool {
        let why = self.misfit(table, bound);
        if why.is_empty() {
            return self.clashes_with_none(table, name, bound);
        }
        let text = Text::EMPTY.add("partition ").name(name.name).add(why);
        self.refuse(site::PART, text);
        false
    }

    /// Refuses a bound that another partition of the table leaves no room for.
    const fn clashes_with_none(&mut self, table: Id, name: &Name<'_>, bound: &Bound<'_>) -> bool {
        let mut child = self.first_partition(table);
        while child != NONE {
            let entry = self.catalog.at(child);
            if let Said::Bound(other) = entry.said
                && let Some(why) = bound.clash(other)
            {
                let text = Text::EMPTY.add("partition ").name(name.name).add(" ");
                let text = text.add(why).add(": see ").name(entry.key.name);
                self.refuse(site::PART, text);
                return false;
            }
            child = self.next_partition(entry.next);
        }
        true
    }

    /// Makes a table a partition of another.
    const fn join(&mut self, table: Id, partition: Id, bound: &'a Bound<'a>) {
        let name = self.catalog.at(partition).key.name;
        let key = Key::part(Space::Partition, table, name);
        let id = self.catalog.make(key, Kind::Partition, table, self.now);
        self.catalog.at_mut(id).identity = matches!(bound, Bound::Default);
        self.catalog.at_mut(id).said = Said::Bound(bound);
        self.catalog.at_mut(id).partner = partition;
        self.catalog.at_mut(partition).partner = id;
    }

    /// The table that this one is a partition of.
    pub(super) const fn above(&self, table: Id) -> Id {
        match self.catalog.at(table).partner {
            NONE => NONE,
            membership => self.catalog.at(membership).table,
        }
    }

    /// The first partition from a child of a table on: what makes it one.
    pub(super) const fn next_partition(&self, mut child: Id) -> Id {
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::Partition) {
                return child;
            }
            child = entry.next;
        }
        NONE
    }

    /// The first partition of a table.
    pub(super) const fn first_partition(&self, table: Id) -> Id {
        if !self.catalog.at(table).nullable {
            return NONE;
        }
        self.next_partition(self.catalog.at(table).first)
    }

    pub(super) const fn attach_partition(&mut self, step: &'a AttachPartition<'a>) {
        let id = self.own_table(site::STEP, &step.name);
        let table = self.own_table(site::TABLE, &step.to);
        if id == NONE || table == NONE {
            return;
        }
        if self.catalog.at(id).partner != NONE {
            let text = Text::EMPTY.name(step.name.name);
            self.refuse(site::STEP, text.add(" is a partition already"));
            return;
        }
        if self.inherits(id) || self.first_child(id) != NONE {
            let text = Text::EMPTY.name(step.name.name);
            let text = text.add(" inherits from another table, or another from it, ");
            self.refuse(site::STEP, text.add("and so becomes no partition"));
            return;
        }
        let mut above = table;
        while above != NONE {
            if above == id {
                let text = Text::EMPTY.name(step.name.name);
                self.refuse(site::STEP, text.add(" would be a part of itself"));
                return;
            }
            above = self.above(above);
        }
        if self.names_no_not_null(site::STEP, id)
            && self.bound_fits(table, &step.name, &step.bound)
            && self.same_columns(table, id)
            && self.triggers_fit(table, id)
            && self.refers_elsewhere(table, id)
        {
            self.join(table, id, &step.bound);
            self.cover(table, id);
        }
    }

    /// Whether a table is a partition of another, or of one of its partitions.
    pub(super) const fn is_part_of(&self, table: Id, of: Id) -> bool {
        let mut above = self.above(table);
        while above != NONE && above != of {
            above = self.above(above);
        }
        above != NONE
    }

    /// Refuses a table to which a foreign key of the one refers that it becomes a partition of, for each partition gets that
    /// (`CloneFkReferencing` in PostgreSQL's `tablecmds.c`).
    const fn refers_elsewhere(&mut self, table: Id, partition: Id) -> bool {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::ForeignKey) && entry.partner != NONE {
                let target = self.catalog.at(entry.partner).table;
                if target == partition || self.is_part_of(target, partition) {
                    let text = self.whose(Text::EMPTY, child).add(" refers to ");
                    let text = text.name(self.catalog.at(target).key.name);
                    let text = text.add(", which so becomes no partition; drop the foreign key");
                    self.refuse(site::STEP, text);
                    return false;
                }
            }
            child = entry.next;
        }
        true
    }

    /// Refuses a table that has other columns than the one that it becomes a partition of.
    const fn same_columns(&mut self, table: Id, partition: Id) -> bool {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::Column) {
                let own = self.catalog.live(&column(partition, entry.key.name));
                if own == NONE {
                    let text = self.of_partition(partition).add(" has no column ");
                    let text = text.name(entry.key.name);
                    self.refuse(site::STEP, self.as_table(text, table).add(" has; add it"));
                    return false;
                }
                if !self.same_column(child, own) {
                    return false;
                }
            }
            child = entry.next;
        }
        self.no_more_columns(table, partition)
    }

    const fn no_more_columns(&mut self, table: Id, partition: Id) -> bool {
        let mut child = self.catalog.at(partition).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.is_live()
                && matches!(entry.kind, Kind::Column)
                && self.catalog.live(&column(table, entry.key.name)) == NONE
            {
                let text = self.of_partition(partition).add(" has the column ");
                let text = text.name(entry.key.name).add(", which table ");
                let text = text.name(self.catalog.at(table).key.name);
                self.refuse(site::STEP, text.add(" has not; drop or add it"));
                return false;
            }
            child = entry.next;
        }
        true
    }

    const fn same_column(&mut self, of: Id, own: Id) -> bool {
        let (of, own) = (*self.catalog.at(of), *self.catalog.at(own));
        let text = Text::EMPTY.add("column ").name(own.key.name);
        let text = text.add(" of table ");
        let text = text.name(self.catalog.at(own.table).key.name);
        let text = if !types::equal(&of.ty, &own.ty) || of.nullable != own.nullable {
            let text = types::write_column(text.add(" is "), &own.ty, own.nullable);
            let text = text.add(", and in table ");
            let text = text.name(self.catalog.at(of.table).key.name).add(" it is ");
            let text = types::write_column(text, &of.ty, of.nullable);
            text.add("; make both the same")
        } else if of.flag != own.flag || of.computed != own.computed {
            text.add(
                " is generated otherwise than in the table that this one becomes a partition of",
            )
        } else if !same_collation(&of.said, &own.said) {
            text.add(" is sorted otherwise than in the table that this one becomes a partition of")
        } else if own.identity {
            text.add(" is an identity column, which no column of a partition is; drop the identity")
        } else {
            return true;
        };
        self.refuse(site::STEP, text);
        false
    }

    /// "table `p`"
    const fn of_partition(&self, partition: Id) -> Text {
        let text = Text::EMPTY.add("table ");
        text.name(self.catalog.at(partition).key.name)
    }

    pub(super) const fn as_table(&self, text: Text, table: Id) -> Text {
        let text = text.add(" as table ");
        text.name(self.catalog.at(table).key.name)
    }

    /// The live entry of a partition, or a refusal.
    pub(super) const fn known_partition(&mut self, name: &Name<'_>) -> Id {
        let id = self.own_table(site::STEP, name);
        if id != NONE && self.catalog.at(id).partner == NONE {
            let text = self.of_partition(id);
            self.refuse(site::STEP, text.add(" is no partition, but one of its own"));
            return NONE;
        }
        id
    }

    pub(super) const fn detach_partition(&mut self, step: &DetachPartition<'a>) {
        let id = self.known_partition(&step.name);
        let table = self.table(site::TABLE, &step.from);
        if id == NONE || table == NONE {
            return;
        }
        if self.above(id) != table {
            let text = Text::EMPTY.name(step.name.name);
            let text = text.add(" is a partition of another table; name that");
            self.refuse(site::STEP, text);
            return;
        }
        if step.concurrently && self.has_default(table) {
            let text = Text::EMPTY.add("table ").name(step.from.name);
            let text = text.add(" has a default partition, beside which PostgreSQL detaches none ");
            self.refuse(site::STEP, text.add("concurrently; take that away"));
            return;
        }
        self.part(id);
    }

    /// Makes a partition a table of its own.
    const fn part(&mut self, id: Id) {
        self.catalog.end(self.catalog.at(id).partner, self.now);
        self.catalog.at_mut(id).partner = NONE;
        let mut child = self.catalog.at(id).first;
        while child != NONE {
            self.catalog.at_mut(child).of = NONE;
            child = self.catalog.at(child).next;
        }
    }

    pub(super) const fn drop_partition(&mut self, step: &DropPartition<'a>) {
        let id = self.known_partition(&step.name);
        if id == NONE {
            return;
        }
        let mut above = self.above(id);
        while above != NONE {
            if self.is_referred_to(above) {
                let text = Text::EMPTY.add("partition ").name(step.name.name);
                let text = text.add(" is needed by a foreign key to its table; detach it first");
                self.refuse(site::STEP, text);
                return;
            }
            above = self.above(above);
        }
        self.end_table(id);
    }

    const fn is_referred_to(&self, table: Id) -> bool {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = self.catalog.at(referrer);
            if entry.is_live() {
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    /// Whether a table is this one, or a partition of it or of its partitions.
    pub(super) const fn is_within(&self, mut table: Id, whole: Id) -> bool {
        while table != NONE && table != whole {
            table = self.above(table);
        }
        table == whole
    }
}

/// Whether both columns are sorted by the same collation.
pub(super) const fn same_collation(of: &Said<'_>, own: &Said<'_>) -> bool {
    match (of, own) {
        (Said::Collation(of), Said::Collation(own)) => types::same_name(of, own),
        (Said::Collation(_), _) | (_, Said::Collation(_)) => false,
        _ => true,
    }
}

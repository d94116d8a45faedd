//! What goes along with a drop.

use super::catalog::{Id, NONE, RELEASED};
use super::constraints::has_index;
use super::key::{Space, column, constraint, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use crate::ident::Name;
use crate::step::{Change, Operation};

impl<'a> Replay<'a, '_> {
    /// Drops a partition, a sequence or a type with all that needs it.
    pub(super) const fn drop_cascading(&mut self, drop: &'a Operation<'a>) {
        let goes = match drop {
            Operation::DropPartition(step) => {
                let id = self.known_partition(&step.name);
                id != NONE && self.end_along(site::STEP, id, id)
            }
            Operation::DropSequence(step) => {
                let id = self.known_sequence(&step.name);
                id != NONE && !self.is_external(site::STEP, id) && self.end_along_sequence(id)
            }
            Operation::DropEnum(step) => self.end_along_type(&step.name, Kind::Enum),
            Operation::DropDomain(step) => self.end_along_type(&step.name, Kind::Domain),
            Operation::DropComposite(step) => self.end_along_type(&step.name, Kind::Composite),
            Operation::DropRange(step) => self.end_along_type(&step.name, Kind::Range),
            _ => true,
        };
        if goes {
            self.operation(drop);
        }
    }

    const fn end_along_type(&mut self, name: &Name<'_>, kind: Kind) -> bool {
        let id = self.kind_of_type(site::STEP, &type_name(name), kind);
        id != NONE && !self.is_external(site::STEP, id) && self.take_along(site::STEP, id, id)
    }

    /// A default that takes numbers of a sequence goes, and its column stays, as PostgreSQL has it.
    const fn end_along_sequence(&mut self, id: Id) -> bool {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let body = *self.catalog.at(found.dependent as usize);
            if found.part != RELEASED && body.is_live() && matches!(body.key.space, Space::Body) {
                let column = *self.catalog.at(body.table);
                if matches!(column.kind, Kind::Column) && column.defaulted {
                    self.drop_defaults(column.table, column.key.name);
                }
            }
            link = found.next;
        }
        self.take_along(site::STEP, id, id)
    }

    /// Takes the default of a column away, in what follows its table too.
    const fn drop_defaults(&mut self, table: Id, name: &str) {
        let id = self.catalog.live(&column(table, name));
        if id != NONE {
            self.drop_default_body(id);
            self.keep_default(id, None);
        }
        let mut membership = self.first_follower(table);
        while membership != NONE {
            self.drop_defaults(self.catalog.at(membership).partner, name);
            membership = self.next_follower(membership);
        }
    }

    /// Drops a part of a table with all that needs it.
    pub(super) const fn change_cascading(
        &mut self,
        site: usize,
        table: Id,
        change: &'a Change<'a>,
    ) {
        if !self.may_change(site, table, change) {
            return;
        }
        let goes = match change {
            Change::DropColumn { name, .. } => {
                !self.is_handed_down(site, table, name) && self.end_along_column(site, table, name)
            }
            Change::DropConstraint { name } => {
                let id = self.catalog.live(&constraint(table, name));
                // The partner of a foreign key is the key that it refers to.
                let is_key = id != NONE && has_index(self.catalog.at(id).kind);
                !is_key || self.cut_referrers_to(site, table, self.catalog.at(id).partner)
            }
            _ => true,
        };
        if goes {
            self.change_all(site, table, change);
        }
    }

    /// Refuses a column that goes from tables too which inherit it.
    const fn is_handed_down(&mut self, site: usize, table: Id, name: &str) -> bool {
        let link = self.first_child(table);
        if link == NONE {
            return false;
        }
        let text = Text::EMPTY
            .add("column ")
            .name(name)
            .add(" goes from table ");
        let below = self.catalog.at(link).partner;
        let text = text.name(self.catalog.at(below).key.name);
        let text = text.add(" too, where `cascade` takes nothing along; ");
        self.refuse(
            site,
            text.add("drop what needs it first, and the column without `cascade`"),
        );
        true
    }

    /// Ends what needs a column, and the same in the partitions of its table; says whether nothing stands in the way.
    const fn end_along_column(&mut self, site: usize, table: Id, name: &str) -> bool {
        let id = self.catalog.live(&column(table, name));
        if id == NONE {
            return true;
        }
        if self.is_partitioned_by(site, id) || self.identifies_by(site, table, id) {
            return false;
        }
        if !self.take_along(site, id, id) || !self.take_along_sequences(site, table, id) {
            return false;
        }
        self.end_exclusions(table, id);
        if !self.cut_referrers_to(site, table, id) {
            return false;
        }
        let mut membership = self.first_partition(table);
        while membership != NONE {
            let partition = self.catalog.at(membership).partner;
            if !self.end_along_column(site, partition, name) {
                return false;
            }
            membership = self.next_partition(self.catalog.at(membership).next);
        }
        self.end_computed(site, table, id)
    }

    /// Ends what needs the sequences that a column owns.
    const fn take_along_sequences(&mut self, site: usize, table: Id, id: Id) -> bool {
        let mut owned = self.owned_sequence(self.catalog.at(table).first, id);
        while owned != NONE {
            if !self.take_along(site, owned, id) {
                return false;
            }
            owned = self.owned_sequence(self.catalog.at(owned).next, id);
        }
        true
    }

    /// Drops the columns that are computed from one, in the partitions too.
    const fn end_computed(&mut self, site: usize, table: Id, id: Id) -> bool {
        loop {
            let computed = self.computed_from(id);
            if computed == NONE {
                return true;
            }
            let name = self.catalog.at(computed).key.name;
            if !self.end_along_column(site, table, name) {
                return false;
            }
            self.drop_columns(site, table, name);
            if self.catalog.at(computed).is_live() {
                return false;
            }
        }
    }

    /// Drops the column of this name of a table and its partitions.
    const fn drop_columns(&mut self, site: usize, table: Id, name: &str) {
        let id = self.catalog.live(&column(table, name));
        self.drop_column(site, id);
        let mut membership = self.first_partition(table);
        while membership != NONE {
            self.drop_columns(site, self.catalog.at(membership).partner, name);
            membership = self.next_partition(self.catalog.at(membership).next);
        }
    }
}

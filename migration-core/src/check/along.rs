//! What goes along with the drop of a part of a table.

use super::catalog::{Id, NONE};
use super::constraints::has_index;
use super::key::{column, constraint};
use super::kind::Kind;
use super::replay::Replay;
use crate::step::Change;

impl<'a> Replay<'a, '_> {
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
            Change::DropColumn { name, .. } => self.end_along_column(site, table, name),
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
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            if matches!(entry.kind, Kind::Sequence)
                && entry.is_live()
                && self.catalog.names(child, id)
                && !self.take_along(site, child, id)
            {
                return false;
            }
            child = next;
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

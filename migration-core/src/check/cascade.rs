//! Rules of drops that take along what needs the dropped (`CASCADE`).

use super::catalog::{Id, NONE, RELEASED};
use super::key::Space;
use super::kind::Kind;
use super::replay::Replay;
use crate::step::BodyForm;

impl<'a> Replay<'a, '_> {
    /// Ends an object and all that needs it, unless something stands in the way even so.
    pub(super) const fn end_cascading(&mut self, site: usize, id: Id) {
        if self.take_along(site, id, id) {
            self.end_whole(id);
        }
    }

    /// Ends all that needs an entry and does not go with the whole anyway. It says whether nothing stands in the way: a
    /// part of another table does, and so does a routine whose body is a text, which PostgreSQL does not read.
    pub(super) const fn take_along(&mut self, site: usize, id: Id, whole: Id) -> bool {
        loop {
            let dependent = self.dependent_outside(id, whole);
            if dependent == NONE {
                return true;
            }
            let top = self.top(dependent);
            if self.stays(top) {
                self.in_need(site, id, dependent);
                return false;
            }
            self.end_whole(top);
            if !self.take_along(site, top, whole) {
                return false;
            }
        }
    }

    /// A live entry that needs another, and is no part of the whole.
    const fn dependent_outside(&self, id: Id, whole: Id) -> Id {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let dependent = found.dependent as usize;
            let is_live = found.part != RELEASED && self.catalog.at(dependent).is_live();
            if is_live && !self.is_part(self.top(dependent), whole) {
                return dependent;
            }
            link = found.next;
        }
        NONE
    }

    /// What an entry is the body of, or itself.
    const fn top(&self, id: Id) -> Id {
        let entry = self.catalog.at(id);
        match entry.key.space {
            Space::Body => entry.table,
            _ => id,
        }
    }

    /// Whether an entry is the whole, or a part of it or of its partitions.
    const fn is_part(&self, id: Id, whole: Id) -> bool {
        let owner = self.catalog.at(id).table;
        if id == whole || owner == whole {
            return true;
        }
        owner != NONE
            && matches!(self.catalog.at(owner).kind, Kind::Table)
            && self.is_within(owner, whole)
    }

    const fn stays(&self, id: Id) -> bool {
        let entry = self.catalog.at(id);
        match entry.kind {
            Kind::Function | Kind::Procedure => match entry.routine {
                Some(routine) => matches!(routine.body.form, BodyForm::Text),
                None => true,
            },
            Kind::Index => !matches!(self.catalog.at(entry.table).kind, Kind::MaterializedView),
            Kind::Table
            | Kind::Column
            | Kind::Attribute
            | Kind::PrimaryKey
            | Kind::Unique
            | Kind::Check
            | Kind::ForeignKey
            | Kind::Exclude
            | Kind::NotNull
            | Kind::Domain
            | Kind::Composite
            | Kind::Range => true,
            _ => false,
        }
    }

    /// Ends an entry, and of a view its parts.
    pub(super) const fn end_whole(&mut self, id: Id) {
        self.catalog.end(id, self.now);
        if !matches!(
            self.catalog.at(id).kind,
            Kind::View | Kind::MaterializedView
        ) {
            return;
        }
        self.catalog.end(self.catalog.at(id).partner, self.now);
        let mut child = self.catalog.at(id).first;
        while child != NONE {
            let next = self.catalog.at(child).next;
            if self.catalog.at(child).is_live() {
                self.catalog.end(child, self.now);
            }
            child = next;
        }
    }

    /// Ends what needs a table or one of its partitions, and says whether nothing stands in the way.
    pub(super) const fn end_along(&mut self, site: usize, table: Id, whole: Id) -> bool {
        if !self.cut_referrers(site, table, whole) || !self.take_along(site, table, whole) {
            return false;
        }
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            let is_sequence = matches!(entry.kind, Kind::Sequence) && entry.is_live();
            if is_sequence && !self.take_along(site, child, whole) {
                return false;
            }
            child = next;
        }
        let mut membership = self.first_partition(table);
        while membership != NONE {
            if !self.end_along(site, self.catalog.at(membership).partner, whole) {
                return false;
            }
            membership = self.next_partition(self.catalog.at(membership).next);
        }
        true
    }
}

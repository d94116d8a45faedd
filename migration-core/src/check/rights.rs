//! What roles may do with objects.
//!
//! It is an entry of its own, whose place is the object's; its `users` are the privileges as bits, those that the role may
//! grant to others above them.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::privileges::PUBLIC_SCHEMA;
use super::replay::Replay;
use super::size::Size;
use crate::step::{OwnedKind, Privileged, Privileges, Rights};

impl<'a> Replay<'a, '_> {
    /// Whether a role has privileges of its own on an object or a column of it.
    pub(super) const fn has_rights(&self, object: Id, kind: OwnedKind, role: &str) -> bool {
        if !self.rights(object, kind, role).is_none() {
            return true;
        }
        let mut child = self.catalog.at(object).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if matches!(entry.kind, Kind::Column)
                && entry.is_live()
                && !self.rights_on_column(child, role).is_none()
            {
                return true;
            }
            child = entry.next;
        }
        false
    }

    /// What a role may do with an object as a whole.
    pub(super) const fn rights(&self, object: Id, kind: OwnedKind, role: &str) -> Rights {
        let root = self.root(object);
        let id = self.catalog.live(&Key::part(Space::Rights, root, role));
        if id != NONE {
            return rights_of(self.catalog.at(id).users);
        }
        if object == PUBLIC_SCHEMA {
            return Rights::of_public_schema(role);
        }
        self.rights_by_default(root, kind, role)
    }

    pub(super) const fn rights_on_column(&self, column: Id, role: &str) -> Rights {
        let id = self.catalog.live(&Key::part(Space::Rights, column, role));
        if id == NONE {
            return Rights::NONE;
        }
        rights_of(self.catalog.at(id).users)
    }

    /// Keeps what a role may do from now on, and says whether that is something else.
    pub(super) const fn set_rights(
        &mut self,
        object: Id,
        role: &'a str,
        before: Rights,
        after: Rights,
    ) -> bool {
        if after.same(before) {
            return false;
        }
        let key = Key::part(Space::Rights, self.root(object), role);
        let there = self.catalog.live(&key);
        let id = match there {
            NONE => self.catalog.make(key, Kind::Rights, NONE, self.now),
            there => there,
        };
        self.catalog.at_mut(id).users = number_of(after);
        true
    }

    /// The first entry of an object: a replaced routine, or a sequence that another column owns, has a later one.
    pub(super) const fn root(&self, object: Id) -> Id {
        if object == PUBLIC_SCHEMA {
            return object;
        }
        let entry = self.catalog.at(object);
        match entry.kind {
            Kind::Function | Kind::Procedure | Kind::Sequence if entry.partner != NONE => {
                entry.partner
            }
            _ => object,
        }
    }
}

impl Size {
    /// What roles have on objects and columns.
    pub(super) const fn rights(self, privileges: &[Privileged<'_>], pairs: usize) -> Self {
        let mut columns = 0;
        let mut i = 0;
        while i < privileges.len() {
            columns += privileges[i].columns.len();
            i += 1;
        }
        self.add(pairs * (1 + columns), 0)
    }
}

/// Privileges as an entry keeps them.
pub(super) const fn number_of(rights: Rights) -> usize {
    rights.held.bits() as usize | (rights.grantable.bits() as usize) << 16
}

/// The same again.
pub(super) const fn rights_of(number: usize) -> Rights {
    Rights {
        held: Privileges::from_bits((number & 0xffff) as u16),
        grantable: Privileges::from_bits((number >> 16) as u16),
    }
}

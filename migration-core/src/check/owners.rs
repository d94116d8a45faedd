//! Rules of owners.
//!
//! Who owns an object is an entry of its own, whose place is the object's; its text is the role. An object without one
//! belongs to whoever ran the step that made it.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::privileges::PUBLIC_SCHEMA;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::step::{AlterOwner, OwnedKind};

impl<'a> Replay<'a, '_> {
    pub(super) const fn alter_owner(&mut self, step: &AlterOwner<'a>) {
        let object = self.owned(site::STEP, step.kind, &step.object);
        if object == NONE {
            return;
        }
        if object == PUBLIC_SCHEMA {
            let text = Text::EMPTY.add("schema `public` belongs to the owner of the database");
            self.refuse(site::STEP, text.add("; leave that so"));
            return;
        }
        let to = match step.to {
            Some(role) if !self.is_owner(role) => return,
            Some(role) => role,
            None => "",
        };
        if equal(self.owner(object), to) {
            let text = self.what(Text::EMPTY, object).add(" belongs to ");
            let text = match step.to {
                Some(role) => text.name(role),
                None => text.add("whoever runs the history"),
            };
            self.refuse(site::TO, text.add(" already; remove the step"));
            return;
        }
        let entry = self.catalog.at(object);
        if matches!(entry.kind, Kind::Sequence) && entry.table != NONE {
            let text = self.what(Text::EMPTY, object);
            let why =
                " is owned by a column, and belongs to the owner of its table; change that one";
            self.refuse(site::STEP, text.add(why));
            return;
        }
        if self.without_rights(object, step.kind, to) && self.sequences_without_rights(object, to) {
            self.set_owner(object, to);
        }
    }

    /// Whether a role can own objects, or a refusal.
    const fn is_owner(&mut self, role: &str) -> bool {
        if equal(role, "public") {
            let text = Text::EMPTY.name(role);
            let text = text.add(" is every role, and owns nothing; name one role");
            self.refuse(site::TO, text);
            return false;
        }
        self.is_known_role(site::TO, role)
    }

    /// Whether a new owner has no privileges of its own yet: PostgreSQL would make one of them and those of an owner
    /// (`aclnewowner` in `acl.c`), and could not part them again.
    const fn without_rights(&mut self, object: Id, kind: OwnedKind, role: &str) -> bool {
        if role.is_empty() || !self.has_rights(object, kind, role) {
            return true;
        }
        let text = Text::EMPTY.name(role).add(" has privileges on ");
        let text = self.what(text, object);
        self.refuse(
            site::TO,
            text.add(" that were granted to it, and an owner has every privilege anyhow; revoke them first"),
        );
        false
    }

    /// The same of the sequences that a table owns.
    const fn sequences_without_rights(&mut self, table: Id, role: &str) -> bool {
        let mut owned = self.owned_sequence(self.catalog.at(table).first, NONE);
        while owned != NONE {
            if !self.without_rights(owned, OwnedKind::Sequence, role) {
                return false;
            }
            owned = self.owned_sequence(self.catalog.at(owned).next, NONE);
        }
        true
    }

    /// Who owns an object; empty for whoever made it. A sequence that a table owns belongs to the same role.
    pub(super) const fn owner(&self, object: Id) -> &'a str {
        let mut object = object;
        if object != PUBLIC_SCHEMA {
            let entry = self.catalog.at(object);
            if matches!(entry.kind, Kind::Sequence) && entry.table != NONE {
                object = entry.table;
            }
        }
        let key = Key::part(Space::Owner, self.root(object), "");
        match self.catalog.live(&key) {
            NONE => "",
            id => self.catalog.at(id).text,
        }
    }

    /// Gives the statistics about a column to whoever runs the step that gives it another type or expression: PostgreSQL
    /// makes them again as that role (`ATPostAlterTypeParse` in `tablecmds.c`).
    pub(super) const fn disown_statistics(&mut self, column: Id) {
        let mut child = self.catalog.at(self.catalog.at(column).table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            if matches!(entry.kind, Kind::Statistics)
                && entry.is_live()
                && self.catalog.names(child, column)
                && !self.owner(child).is_empty()
            {
                self.set_owner(child, "");
            }
            child = next;
        }
    }

    pub(super) const fn set_owner(&mut self, object: Id, role: &'a str) {
        let key = Key::part(Space::Owner, self.root(object), "");
        let id = match self.catalog.live(&key) {
            NONE => self.catalog.make(key, Kind::Rights, NONE, self.now),
            there => there,
        };
        self.catalog.at_mut(id).text = role;
    }
}

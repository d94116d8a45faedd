//! Rules of privileges on all objects of schemas: something changes for one of them.
//!
//! The objects are looked for among all entries, which is long; such steps are few.

use super::catalog::{EXTERNAL, Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::privileges::Changing;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::DEFAULT_SCHEMA;
use crate::step::{ChangeAllPrivileges, DefaultChange, OwnedKind, Privileged, Privileges};

impl<'a> Replay<'a, '_> {
    pub(super) const fn change_all_privileges(&mut self, step: &ChangeAllPrivileges<'a>) {
        if !self.are_schemas(step.in_schemas) || !self.may_change_all(step) {
            return;
        }
        let (mut changed, mut id, end) = (false, 0, self.catalog.len);
        while id < end {
            if let Some(kind) = self.is_in(id, step) {
                changed |= self.change_rights_of(id, kind, step);
            }
            id += 1;
        }
        if !changed {
            let text = Text::EMPTY.add("no privilege of these roles changes on the ");
            let text = text
                .add(step.on.word())
                .add(" that the history has made there");
            self.refuse(site::STEP, text.add("; remove the step"));
        }
    }

    const fn are_schemas(&mut self, schemas: &[&str]) -> bool {
        let mut i = 0;
        while i < schemas.len() {
            let key = Key::global(Space::Schema, schemas[i]);
            if !equal(schemas[i], DEFAULT_SCHEMA)
                && self.object(site::CHANGE + i, &key, Kind::Schema) == NONE
            {
                return false;
            }
            i += 1;
        }
        true
    }

    /// Whether there are such roles, and such privileges.
    const fn may_change_all(&mut self, step: &ChangeAllPrivileges<'_>) -> bool {
        let option = matches!(step.change, DefaultChange::GrantWithOption);
        let mut i = 0;
        while i < step.roles.len() {
            if !self.is_grantee(site::PART + i, step.roles[i], option) {
                return false;
            }
            i += 1;
        }
        i = 0;
        while i < step.privileges.len() {
            let (privilege, kind) = (step.privileges[i], step.on.kind());
            if Privileges::asked(privilege, kind).is_none() {
                self.no_such_privilege(site::KEY + i, kind.noun(), privilege.word());
                return false;
            }
            i += 1;
        }
        true
    }

    /// What kind of object an entry is, if the step is about it.
    const fn is_in(&self, id: Id, step: &ChangeAllPrivileges<'_>) -> Option<OwnedKind> {
        let entry = self.catalog.at(id);
        let kind = match entry.kind {
            Kind::Table => OwnedKind::Table,
            Kind::View => OwnedKind::View,
            Kind::MaterializedView => OwnedKind::MaterializedView,
            Kind::Sequence => OwnedKind::Sequence,
            Kind::Function => OwnedKind::Function,
            Kind::Procedure => OwnedKind::Procedure,
            _ => return None,
        };
        if !step.on.holds(kind) || !entry.is_live() || entry.marks & EXTERNAL != 0 {
            return None;
        }
        let mut i = 0;
        while i < step.in_schemas.len() {
            if equal(entry.key.schema, step.in_schemas[i]) {
                return Some(kind);
            }
            i += 1;
        }
        None
    }

    /// Changes what the roles may do with an object, and says whether that is something else. An owner may do everything,
    /// and stays out.
    const fn change_rights_of(
        &mut self,
        object: Id,
        kind: OwnedKind,
        step: &ChangeAllPrivileges<'a>,
    ) -> bool {
        let changing = Changing {
            kind,
            privileges: &[],
            grants: step.change.grants(),
            option: step.change.is_of_option(),
        };
        let (mut changed, mut role) = (false, 0);
        while role < step.roles.len() {
            let pair = (object, step.roles[role]);
            let mut i = 0;
            while i < step.privileges.len() && !equal(self.owner(object), pair.1) {
                let asked = Privileged::whole(step.privileges[i]);
                changed |= self.change_one(site::KEY + i, &changing, pair, &asked);
                i += 1;
            }
            role += 1;
        }
        changed
    }
}

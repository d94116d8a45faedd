//! Rules of default privileges.
//!
//! Each change is an entry of its own, whose `partner` is the one before it, so that an object has those which were there
//! when its own entry was made: entries are numbered in that order.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::rights::{number_of, rights_of};
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::DEFAULT_SCHEMA;
use crate::step::{
    AlterDefaultPrivileges, DefaultChange, DefaultKind, OwnedKind, Privileges, Rights,
};

/// How many kinds of objects have default privileges, at most.
const KINDS: usize = 8;

impl<'a> Replay<'a, '_> {
    pub(super) const fn alter_default_privileges(&mut self, step: &AlterDefaultPrivileges<'a>) {
        if !self.is_about_objects(step) {
            return;
        }
        let of = match step.for_role {
            Some(role) => self.default_owner(role) + 1,
            None => 0,
        };
        let place = of * KINDS + step.on as usize;
        let mut i = 0;
        while i < step.roles.len() {
            self.change_default(site::PART + i, step, place, step.roles[i]);
            i += 1;
        }
    }

    /// Whether the schema and the role are there for whose objects it is.
    const fn is_about_objects(&mut self, step: &AlterDefaultPrivileges<'_>) -> bool {
        if let Some(schema) = step.in_schema {
            if matches!(step.on, DefaultKind::Schemas) {
                let text = Text::EMPTY.add("a schema lies in no schema; take `in_schema` away");
                self.refuse(site::TABLE, text);
                return false;
            }
            if !equal(schema, DEFAULT_SCHEMA)
                && self.object(
                    site::TABLE,
                    &Key::global(Space::Schema, schema),
                    Kind::Schema,
                ) == NONE
            {
                return false;
            }
        }
        match step.for_role {
            Some(role) if equal(role, "public") => {
                let text = Text::EMPTY.name(role);
                let text = text.add(" is every role, and owns nothing; name one role");
                self.refuse(site::FROM, text);
                false
            }
            Some(role) => self.is_known_role(site::FROM, role),
            None => true,
        }
    }

    /// The entry that stands for a role whose objects have default privileges.
    const fn default_owner(&mut self, role: &'a str) -> Id {
        let key = Key::global(Space::DefaultOwner, role);
        match self.catalog.live(&key) {
            NONE => self.catalog.make(key, Kind::Rights, NONE, self.now),
            there => there,
        }
    }

    const fn change_default(
        &mut self,
        site: usize,
        step: &AlterDefaultPrivileges<'a>,
        place: usize,
        role: &'a str,
    ) {
        let option = matches!(step.change, DefaultChange::GrantWithOption);
        if !self.is_grantee(site, role, option) {
            return;
        }
        if let Some(owner) = step.for_role
            && equal(owner, role)
        {
            let text = Text::EMPTY.name(role);
            let text = text.add(" has every privilege on its own objects; take the role out");
            self.refuse(site, text);
            return;
        }
        let schema = match step.in_schema {
            Some(schema) => schema,
            None => "",
        };
        let key = key(place, schema, role);
        let before = self.catalog.live(&key);
        let was = match before {
            NONE => built_in(schema, step.on.kind(), role),
            id => rights_of(self.catalog.at(id).users),
        };
        let Some(rights) = self.changed(was, step) else {
            return;
        };
        if rights.same(was) {
            self.nothing_changes(site, step, role);
            return;
        }
        let id = self.catalog.make(key, Kind::Rights, NONE, self.now);
        self.catalog.at_mut(id).partner = before;
        self.catalog.at_mut(id).users = number_of(rights);
    }

    /// The rights once the step changed them; nothing where it asks for what is not.
    const fn changed(&mut self, was: Rights, step: &AlterDefaultPrivileges<'_>) -> Option<Rights> {
        let mut rights = was;
        let mut i = 0;
        while i < step.privileges.len() {
            let Some(set) = Privileges::asked(step.privileges[i], step.on.kind()) else {
                let word = step.privileges[i].word();
                self.no_such_privilege(site::KEY + i, step.on.kind().noun(), word);
                return None;
            };
            rights = rights.changed(step.change, set);
            i += 1;
        }
        Some(rights)
    }

    const fn nothing_changes(
        &mut self,
        site: usize,
        step: &AlterDefaultPrivileges<'_>,
        role: &str,
    ) {
        let (state, so) = match (&step.change, &step.in_schema) {
            (DefaultChange::Grant | DefaultChange::GrantWithOption, _) => {
                (" has these default privileges on ", " already")
            }
            (DefaultChange::RevokeOption, _) => {
                (" may grant none of these default privileges on ", "")
            }
            (DefaultChange::Revoke, None) => (" has none of these default privileges on ", ""),
            (DefaultChange::Revoke, Some(_)) => (
                " has none of these default privileges on ",
                " alone: a schema adds to those of everywhere, and takes none of them away",
            ),
        };
        let text = Text::EMPTY.name(role).add(state).add(step.on.word());
        let text = match step.in_schema {
            Some(schema) => text.add(" of schema ").name(schema),
            None => text,
        };
        self.refuse(site, text.add(so).add("; take the role or the step out"));
    }

    /// What a role has on an object without that a step says so: what was the default when the object was made.
    pub(super) const fn rights_by_default(
        &self,
        object: Id,
        kind: OwnedKind,
        role: &str,
    ) -> Rights {
        let everywhere = self.default_at(object, "", kind, role);
        let schema = self.first_schema(object);
        if schema.is_empty() {
            return everywhere;
        }
        everywhere.with(self.default_at(object, schema, kind, role))
    }

    const fn default_at(&self, object: Id, schema: &str, kind: OwnedKind, role: &str) -> Rights {
        let Some(on) = DefaultKind::of(kind) else {
            return Rights::NONE;
        };
        let mut id = self.catalog.live(&key(on as usize, schema, role));
        while id != NONE && id > object {
            id = self.catalog.at(id).partner;
        }
        match id {
            NONE => built_in(schema, kind, role),
            id => rights_of(self.catalog.at(id).users),
        }
    }

    /// The schema that an object was made in.
    const fn first_schema(&self, object: Id) -> &'a str {
        let moved = self
            .catalog
            .live(&Key::part(Space::FirstSchema, object, ""));
        match moved {
            NONE => self.catalog.at(object).key.schema,
            id => self.catalog.at(id).text,
        }
    }

    /// Keeps the schema that an object was made in, which it is about to leave.
    pub(super) const fn leaves_schema(&mut self, object: Id) {
        let key = Key::part(Space::FirstSchema, self.root(object), "");
        if self.catalog.live(&key) == NONE {
            let id = self.catalog.make(key, Kind::Rights, NONE, self.now);
            self.catalog.at_mut(id).text = self.catalog.at(object).key.schema;
        }
    }
}

/// What there is by itself; nothing in a schema alone, as that is added to what is everywhere.
const fn built_in(schema: &str, kind: OwnedKind, role: &str) -> Rights {
    match schema.is_empty() {
        true => Rights::built_in(kind, role),
        false => Rights::NONE,
    }
}

const fn key<'n>(place: usize, schema: &'n str, role: &'n str) -> Key<'n> {
    Key::part(Space::DefaultRights, place, role).at_home(schema)
}

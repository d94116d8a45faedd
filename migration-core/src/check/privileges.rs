//! Rules of privileges: the objects, columns and roles are there, and something changes.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, column, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::{Text, qualified};
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::step::{
    Grant, OwnedKind, OwnedRef, Privileged, Privileges, Revoke, Rights, RoutineKind, RoutineRef,
    is_role_of_every_server, stands_for_another,
};

/// The schema that every database has, which no step makes.
pub(super) const PUBLIC_SCHEMA: Id = NONE - 1;

/// How a step changes privileges.
#[derive(Clone, Copy)]
pub(super) struct Changing<'a> {
    pub(super) kind: OwnedKind,
    pub(super) privileges: &'a [Privileged<'a>],
    pub(super) grants: bool,
    /// `WITH GRANT OPTION`, or `GRANT OPTION FOR`.
    pub(super) option: bool,
}

impl Changing<'_> {
    const fn apply(&self, rights: Rights, set: Privileges) -> Rights {
        match self.grants {
            true => rights.granted(set, self.option),
            false => rights.revoked(set, self.option),
        }
    }
}

impl<'a> Replay<'a, '_> {
    pub(super) const fn grant(&mut self, step: &Grant<'a>) {
        let changing = Changing {
            kind: step.kind,
            privileges: step.privileges,
            grants: true,
            option: step.grant_option,
        };
        self.change_privileges(&changing, step.on, step.to);
    }

    pub(super) const fn revoke(&mut self, step: &Revoke<'a>) {
        let changing = Changing {
            kind: step.kind,
            privileges: step.privileges,
            grants: false,
            option: step.grant_option_for,
        };
        self.change_privileges(&changing, step.on, step.from);
    }

    const fn change_privileges(
        &mut self,
        changing: &Changing<'a>,
        on: &[OwnedRef<'a>],
        roles: &[&'a str],
    ) {
        let mut i = 0;
        while i < on.len() {
            let object = self.owned(site::CHANGE + i, changing.kind, &on[i]);
            let columns = changing.kind.has_columns();
            if object == NONE || columns && !self.has_columns(object, changing.privileges) {
                return;
            }
            let mut role = 0;
            while role < roles.len() {
                self.change_rights(site::PART + role, changing, object, roles[role]);
                role += 1;
            }
            i += 1;
        }
    }

    /// Whether an object has the columns that the privileges name.
    const fn has_columns(&mut self, object: Id, privileges: &[Privileged<'_>]) -> bool {
        let mut i = 0;
        while i < privileges.len() {
            let columns = privileges[i].columns;
            let mut j = 0;
            while j < columns.len() {
                if self.column(site::KEY + i, object, columns[j]) == NONE {
                    return false;
                }
                j += 1;
            }
            i += 1;
        }
        true
    }

    const fn change_rights(
        &mut self,
        site: usize,
        changing: &Changing<'a>,
        object: Id,
        role: &'a str,
    ) {
        if !self.is_grantee(site, role, changing.grants && changing.option) {
            return;
        }
        if equal(self.owner(object), role) {
            let text = self.what(Text::EMPTY.name(role).add(" owns "), object);
            let text = text.add(" and has every privilege on it; take the role out");
            self.refuse(site, text);
            return;
        }
        let mut changed = false;
        let mut i = 0;
        while i < changing.privileges.len() {
            let asked = &changing.privileges[i];
            changed |= self.change_one(site::KEY + i, changing, (object, role), asked);
            i += 1;
        }
        if !changed {
            let (state, so) = match (changing.grants, changing.option) {
                (true, _) => (" has these privileges on ", " already"),
                (false, false) => (" has none of these privileges on ", ""),
                (false, true) => (" may grant none of these privileges on ", ""),
            };
            let text = self.what(Text::EMPTY.name(role).add(state), object);
            self.refuse(site, text.add(so).add("; take the role or the step out"));
        }
    }

    /// Whether a privilege makes a change for a role.
    pub(super) const fn change_one(
        &mut self,
        site: usize,
        changing: &Changing<'a>,
        (object, role): (Id, &'a str),
        asked: &Privileged<'a>,
    ) -> bool {
        let set = match asked.columns.len() {
            0 => Privileges::asked(asked.privilege, changing.kind),
            _ if changing.kind.has_columns() => Privileges::asked_of_columns(asked.privilege),
            _ => None,
        };
        let Some(set) = set else {
            let of = if asked.columns.is_empty() {
                changing.kind.noun()
            } else {
                "column"
            };
            self.no_such_privilege(site, of, asked.privilege.word());
            return true;
        };
        if asked.columns.is_empty() {
            let before = self.rights(object, changing.kind, role);
            let changed = self.set_rights(object, role, before, changing.apply(before, set));
            let of_columns = !changing.grants
                && changing.kind.has_columns()
                && self.revoke_from_columns(changing, (object, role), set);
            return changed || of_columns;
        }
        let mut changed = false;
        let mut i = 0;
        while i < asked.columns.len() {
            let id = self.catalog.live(&column(object, asked.columns[i]));
            let before = self.rights_on_column(id, role);
            changed |= self.set_rights(id, role, before, changing.apply(before, set));
            i += 1;
        }
        changed
    }

    pub(super) const fn no_such_privilege(&mut self, site: usize, of: &str, privilege: &str) {
        let text = Text::EMPTY.add("a ").add(of).add(" has no privilege ");
        let text = text.name(privilege);
        self.refuse(
            site,
            text.add("; PostgreSQL's manual of `GRANT` lists those that it has"),
        );
    }

    /// What is taken away from a whole is taken away from each column (`REVOKE` in the manual).
    const fn revoke_from_columns(
        &mut self,
        changing: &Changing<'a>,
        (object, role): (Id, &'a str),
        set: Privileges,
    ) -> bool {
        let mut changed = false;
        let mut child = self.catalog.at(object).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            if matches!(entry.kind, Kind::Column) && entry.is_live() {
                let before = self.rights_on_column(child, role);
                changed |= self.set_rights(child, role, before, changing.apply(before, set));
            }
            child = next;
        }
        changed
    }

    /// Whether a role can be given privileges, or a refusal.
    pub(super) const fn is_grantee(&mut self, site: usize, role: &str, grant_option: bool) -> bool {
        let text = Text::EMPTY.name(role);
        if grant_option && equal(role, "public") {
            let why = " is every role, and PostgreSQL gives a grant option to single roles alone";
            self.refuse(site, text.add(why));
            return false;
        }
        self.is_known_role(site, role)
    }

    /// Whether a role is there, and the same whoever runs the step.
    pub(super) const fn is_known_role(&mut self, site: usize, role: &str) -> bool {
        if stands_for_another(role) {
            let text = Text::EMPTY
                .name(role)
                .add(" is another role from run to run, ");
            let why = "so that the undo could meet another; name the role";
            self.refuse(site, text.add(why));
            return false;
        }
        is_role_of_every_server(role)
            || self.object(site, &Key::global(Space::Role, role), Kind::Role) != NONE
    }

    /// The live entry of an object with an owner, which the history may change, or a refusal.
    pub(super) const fn owned(
        &mut self,
        site: usize,
        kind: OwnedKind,
        object: &OwnedRef<'_>,
    ) -> Id {
        let name = &object.name;
        let id = match kind {
            OwnedKind::Table => self.table(site, name),
            OwnedKind::View => self.target_relation(site, name, Kind::View),
            OwnedKind::MaterializedView => self.target_relation(site, name, Kind::MaterializedView),
            OwnedKind::Sequence => self.target_relation(site, name, Kind::Sequence),
            OwnedKind::Function => self.owned_routine(site, RoutineKind::Function, object),
            OwnedKind::Procedure => self.owned_routine(site, RoutineKind::Procedure, object),
            OwnedKind::Type => self.owned_type(site, name),
            OwnedKind::Domain => self.kind_of_type(site, &type_name(name), Kind::Domain),
            OwnedKind::Schema if equal(name.name, DEFAULT_SCHEMA) => return PUBLIC_SCHEMA,
            OwnedKind::Schema => {
                self.object(site, &Key::global(Space::Schema, name.name), Kind::Schema)
            }
            OwnedKind::Publication => {
                let key = Key::global(Space::Publication, name.name);
                self.object(site, &key, Kind::Publication)
            }
            OwnedKind::Statistics => {
                let key = Key::in_schema(Space::Statistics, name);
                self.object(site, &key, Kind::Statistics)
            }
        };
        if id == NONE || self.is_external(site, id) {
            return NONE;
        }
        id
    }

    const fn owned_routine(&mut self, site: usize, kind: RoutineKind, it: &OwnedRef<'_>) -> Id {
        let (name, types) = (it.name, it.types);
        self.routine(site, &RoutineRef { kind, name, types })
    }

    /// An enum or a composite; a domain is called one.
    const fn owned_type(&mut self, site: usize, name: &Name<'_>) -> Id {
        let id = self.object(site, &type_name(name), Kind::Enum);
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::Multirange) {
            let text = self.whose(Text::EMPTY, id);
            self.refuse(site, text.add(" has what its range type has; name that"));
            return NONE;
        }
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::Domain) {
            let text = Text::EMPTY.name(name.name);
            self.refuse(site, text.add(" is a domain; write `domain`, not `type`"));
            return NONE;
        }
        id
    }

    /// An object, as a message calls it.
    pub(super) const fn what(&self, text: Text, object: Id) -> Text {
        match object {
            PUBLIC_SCHEMA => qualified(text.add("schema "), "", DEFAULT_SCHEMA),
            object => self.whose(text, object),
        }
    }
}

//! Privileges: granted and revoked.

use super::transition::Transitions;
use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::access::PUBLIC_SCHEMA;
use crate::schema::{AccessError, Hint, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    Grant, Operation, OwnedKind, OwnedRef, Privilege, Privileged, Privileges, Revoke, RoutineKind,
    RoutineRef, is_role_of_every_server, stands_for_another,
};

/// Privileges, each on an object as a whole or on a column of it.
pub(super) type Asked<'a> = Vec<(Privileges, Option<&'a str>)>;

/// An object of a step: what it is known by, and how the settled step names it.
type Settled<'a> = (ObjectId<'a>, OwnedRef<'a>);

impl<'a> Replay<'_, 'a> {
    pub(super) fn grant(&mut self, step: Grant<'a>) -> Outcome<'a> {
        let asked = asked(step.kind, step.privileges)?;
        let on = self.settled(step.kind, step.on, step.privileges)?;
        let mut back = Transitions::default();
        for (id, object) in &on {
            for role in step.to {
                self.grantee(*id, role, step.grant_option)?;
                let before = self.schema.held(*id, role);
                let after = before.clone().granted(&asked, step.grant_option);
                if after == before {
                    return Err(same(*id, role, ("has these privileges on", " already")));
                }
                self.schema.set_held(*id, role, &after, self.arena);
                back.add(Some((step.kind, *object)), role, after, &before);
            }
        }
        let undo = Undo::Exact(self.steps(&back.operations(self.arena)));
        let on = self.references(&on);
        Ok((Operation::Grant(Grant { on, ..step }), undo))
    }

    pub(super) fn revoke(&mut self, step: Revoke<'a>) -> Outcome<'a> {
        let asked = asked(step.kind, step.privileges)?;
        let on = self.settled(step.kind, step.on, step.privileges)?;
        let mut back = Transitions::default();
        for (id, object) in &on {
            for role in step.from {
                self.grantee(*id, role, false)?;
                let before = self.schema.held(*id, role);
                let after = before.clone().revoked(&asked, step.grant_option_for);
                if after == before {
                    let state = match step.grant_option_for {
                        true => "may grant none of these privileges on",
                        false => "has none of these privileges on",
                    };
                    return Err(same(*id, role, (state, "")));
                }
                self.schema.set_held(*id, role, &after, self.arena);
                back.add(Some((step.kind, *object)), role, after, &before);
            }
        }
        let undo = Undo::Exact(self.steps(&back.operations(self.arena)));
        let on = self.references(&on);
        Ok((Operation::Revoke(Revoke { on, ..step }), undo))
    }

    fn references(&self, on: &[Settled<'a>]) -> &'a [OwnedRef<'a>] {
        self.arena
            .alloc_slice_fill_iter(on.iter().map(|(_, object)| *object))
    }

    /// The objects of a step, which have the columns that its privileges name.
    fn settled(
        &self,
        kind: OwnedKind,
        on: &[OwnedRef<'a>],
        privileges: &[Privileged<'a>],
    ) -> Result<Vec<Settled<'a>>, SchemaError> {
        let columns: Vec<_> = privileges.iter().flat_map(|it| it.columns).collect();
        let one = |object: &OwnedRef<'a>| {
            let (id, object) = self.owned(kind, *object)?;
            let known = self.schema.columns_of(object.name).unwrap_or_default();
            match columns.iter().find(|it| !known.contains(it)) {
                Some(column) => Err(SchemaError::Unknown {
                    noun: Noun::Column,
                    name: (**column).to_owned(),
                    table: Some(object.name.to_string()),
                    hint: Hint::new(column, known.iter().map(ToString::to_string)),
                }),
                None => Ok((id, object)),
            }
        };
        on.iter().map(one).collect()
    }

    /// An object with an owner, which the history may change.
    pub(super) fn owned(
        &self,
        kind: OwnedKind,
        object: OwnedRef<'a>,
    ) -> Result<Settled<'a>, SchemaError> {
        let name = object.name;
        let noun = match kind {
            OwnedKind::Table => return self.owned_table(name),
            OwnedKind::Function => return self.owned_routine(RoutineKind::Function, object),
            OwnedKind::Procedure => return self.owned_routine(RoutineKind::Procedure, object),
            OwnedKind::Type => return self.owned_type(name),
            OwnedKind::Schema => Noun::Schema,
            OwnedKind::View => Noun::View,
            OwnedKind::MaterializedView => Noun::MaterializedView,
            OwnedKind::Sequence => Noun::Sequence,
            OwnedKind::Domain => Noun::Domain,
            OwnedKind::Publication => Noun::Publication,
            OwnedKind::Statistics => Noun::Statistics,
        };
        let id = match noun {
            Noun::Schema | Noun::Publication => ObjectId::global(noun, name.name),
            _ => ObjectId::of(noun, name),
        };
        if id != PUBLIC_SCHEMA {
            self.own_object(id)?;
        }
        Ok((id, OwnedRef { name, types: None }))
    }

    fn owned_table(&self, name: Name<'a>) -> Result<Settled<'a>, SchemaError> {
        let object = OwnedRef { name, types: None };
        if !self.schema.tables.contains_key(&Key::of(name)) {
            return Err(self.schema.unknown_relation(name));
        }
        self.own_table(name)?;
        Ok((ObjectId::of(Noun::Table, name), object))
    }

    fn owned_routine(
        &self,
        kind: RoutineKind,
        object: OwnedRef<'a>,
    ) -> Result<Settled<'a>, SchemaError> {
        let OwnedRef { name, types } = object;
        let (id, _, routine) = self.known_routine(RoutineRef { kind, name, types })?;
        let types = Some(routine.inputs);
        Ok((id, OwnedRef { name, types }))
    }

    fn owned_type(&self, name: Name<'a>) -> Result<Settled<'a>, SchemaError> {
        let object = OwnedRef { name, types: None };
        let nouns = [Noun::Type, Noun::Composite, Noun::Range];
        let mut ids = nouns.into_iter().map(|noun| ObjectId::of(noun, name));
        if let Some(id) = ids.find(|it| self.schema.objects.contains_key(it)) {
            self.own_object(id)?;
            return Ok((id, object));
        }
        match self.schema.enums.contains_key(&Key::of(name)) {
            true => Ok((ObjectId::of(Noun::Type, name), object)),
            false => Err(self.schema.unknown_type(name)),
        }
    }

    /// That a role is known, and is one whose privileges on an object can change.
    fn grantee(
        &self,
        id: ObjectId<'a>,
        role: &'a str,
        grant_option: bool,
    ) -> Result<(), SchemaError> {
        self.known_grantee_of(role, grant_option)?;
        if self.schema.owner(id) == Some(role) {
            return Err(bad(
                id,
                "belongs to this role, which has every privilege on it; take the role out",
            ));
        }
        Ok(())
    }

    /// That a role is known, and can get what is granted.
    pub(super) fn known_grantee_of(
        &self,
        role: &'a str,
        grant_option: bool,
    ) -> Result<(), SchemaError> {
        self.known_grantee(role)?;
        match role == "public" && grant_option {
            true => Err(bad_role(
                role,
                "is every role, and PostgreSQL gives a grant option to single roles alone",
            )),
            false => Ok(()),
        }
    }

    /// That a role is known, and the same whoever runs the step.
    pub(super) fn known_grantee(&self, role: &'a str) -> Result<(), SchemaError> {
        if stands_for_another(role) {
            return Err(bad_role(
                role,
                "is another role from run to run, so that the undo could meet another; name the role",
            ));
        }
        let id = ObjectId::global(Noun::Role, role);
        match is_role_of_every_server(role) {
            true => Ok(()),
            false => self.known_object(id).map(drop),
        }
    }
}

/// What a step asks for.
fn asked<'a>(kind: OwnedKind, list: &[Privileged<'a>]) -> Result<Asked<'a>, SchemaError> {
    let mut all = Vec::new();
    for Privileged { privilege, columns } in list {
        if columns.is_empty() {
            all.push((asked_as_a_whole(kind, *privilege)?, None));
            continue;
        }
        let set = match kind.has_columns() {
            true => Privileges::asked_of_columns(*privilege),
            false => None,
        };
        let set = set.ok_or_else(|| no_such(*privilege, "column"))?;
        all.extend(columns.iter().map(|it| (set, Some(*it))));
    }
    Ok(all)
}

/// What a privilege on a whole object stands for.
pub(super) fn asked_as_a_whole(
    kind: OwnedKind,
    privilege: Privilege,
) -> Result<Privileges, SchemaError> {
    Privileges::asked(privilege, kind).ok_or_else(|| no_such(privilege, kind.noun()))
}

fn no_such(privilege: Privilege, of: &'static str) -> SchemaError {
    let privilege = privilege.word();
    AccessError::NoSuchPrivilege { privilege, of }.into()
}

fn same(id: ObjectId<'_>, role: &str, (state, so): (&'static str, &'static str)) -> SchemaError {
    AccessError::SameRights {
        role: role.to_owned(),
        state,
        what: id.to_string(),
        so,
    }
    .into()
}

/// The error for a step about all objects of schemas that changes nothing.
pub(super) fn same_everywhere(on: &str) -> SchemaError {
    AccessError::Bad {
        what: format!("the privileges of these roles on the {on} that the history has made there"),
        why: "stay as they are; remove the step",
    }
    .into()
}

pub(super) fn bad(id: ObjectId<'_>, why: &'static str) -> SchemaError {
    let what = id.to_string();
    AccessError::Bad { what, why }.into()
}

pub(super) fn bad_role(role: &str, why: &'static str) -> SchemaError {
    let what = format!("`{role}`");
    AccessError::Bad { what, why }.into()
}

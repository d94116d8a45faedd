//! Default privileges.

use std::collections::BTreeMap;

use super::privilege::{asked_as_a_whole, bad_role};
use super::transition::{Verb, steps, words};
use super::{Outcome, Replay};
use crate::schema::{AccessError, DefaultKey, SchemaError, Undo};
use crate::step::{
    AlterDefaultPrivileges, DefaultChange, DefaultKind, Operation, Privilege, Privileges, Rights,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn alter_default_privileges(
        &mut self,
        step: AlterDefaultPrivileges<'a>,
    ) -> Outcome<'a> {
        let asked = self.asked_by_default(&step)?;
        let mut back = Vec::new();
        for role in step.roles {
            self.default_grantee(&step, role)?;
            let key = key(&step, role);
            let before = self.schema.default_rights(key);
            let after = asked.iter().fold(before, |it, privileges| {
                it.changed(step.change, *privileges)
            });
            if after == before {
                return Err(same(&step, role));
            }
            self.schema.set_default_rights(key, after);
            back.extend(self.between(key, after, before));
        }
        let undo = Undo::Exact(self.steps(&merged(&back, self.arena)));
        Ok((Operation::AlterDefaultPrivileges(step), undo))
    }

    /// What makes again the default privileges in a schema, which go with it.
    pub(super) fn take_defaults(&mut self, schema: &'a str) -> Vec<Operation<'a>> {
        let keys = self.schema.defaults.iter();
        let here = keys.filter(|(it, _)| it.in_schema == Some(schema));
        let gone: BTreeMap<_, _> = here.map(|(key, rights)| (*key, *rights)).collect();
        self.schema.defaults.retain(|it, _| !gone.contains_key(it));
        self.defaults_again(&gone)
    }

    /// What gives these default privileges where there are none.
    pub(super) fn defaults_again(
        &self,
        defaults: &BTreeMap<DefaultKey<'a>, Rights>,
    ) -> Vec<Operation<'a>> {
        let each = defaults.iter();
        let steps = each.flat_map(|(key, rights)| {
            let before = self.schema.default_rights(*key);
            self.between(*key, before, *rights)
        });
        merged(&steps.collect::<Vec<_>>(), self.arena)
    }

    fn between(
        &self,
        key: DefaultKey<'a>,
        from: Rights,
        to: Rights,
    ) -> Vec<AlterDefaultPrivileges<'a>> {
        let kind = key.on.kind();
        let step = |(verb, set): (Verb, Privileges)| AlterDefaultPrivileges {
            for_role: key.for_role,
            in_schema: key.in_schema,
            change: match verb {
                Verb::Grant => DefaultChange::Grant,
                Verb::GrantWithOption => DefaultChange::GrantWithOption,
                Verb::Revoke => DefaultChange::Revoke,
                Verb::RevokeOption => DefaultChange::RevokeOption,
            },
            privileges: self
                .arena
                .alloc_slice_copy(&words(set, kind).collect::<Vec<Privilege>>()),
            on: key.on,
            roles: self.arena.alloc_slice_copy(&[key.role]),
        };
        steps(kind, from, to).into_iter().map(step).collect()
    }

    fn asked_by_default(
        &self,
        step: &AlterDefaultPrivileges<'a>,
    ) -> Result<Vec<Privileges>, SchemaError> {
        if let Some(schema) = step.in_schema {
            self.known_schema(schema)?;
            if step.on == DefaultKind::Schemas {
                return Err(AccessError::Bad {
                    what: "a schema".to_owned(),
                    why: "lies in no schema; take `in_schema` away",
                }
                .into());
            }
        }
        if let Some(role) = step.for_role {
            self.known_grantee(role)?;
            if role == "public" {
                return Err(bad_role(
                    role,
                    "is every role, and owns nothing; name one role",
                ));
            }
        }
        let privileges = step.privileges.iter();
        privileges
            .map(|it| asked_as_a_whole(step.on.kind(), *it))
            .collect()
    }

    fn default_grantee(
        &self,
        step: &AlterDefaultPrivileges<'a>,
        role: &'a str,
    ) -> Result<(), SchemaError> {
        let option = step.change == DefaultChange::GrantWithOption;
        self.known_grantee_of(role, option)?;
        if step.for_role == Some(role) {
            return Err(bad_role(
                role,
                "has every privilege on its own objects; take the role out",
            ));
        }
        Ok(())
    }
}

const fn key<'a>(step: &AlterDefaultPrivileges<'a>, role: &'a str) -> DefaultKey<'a> {
    DefaultKey {
        for_role: step.for_role,
        in_schema: step.in_schema,
        on: step.on,
        role,
    }
}

/// The steps, those that are alike but for the role put together.
fn merged<'a>(
    steps: &[AlterDefaultPrivileges<'a>],
    arena: &'a crate::schema::Arena,
) -> Vec<Operation<'a>> {
    let mut all: Vec<AlterDefaultPrivileges<'a>> = Vec::new();
    for step in steps {
        let roles = step.roles;
        let same = |it: &&mut AlterDefaultPrivileges<'a>| {
            AlterDefaultPrivileges { roles, ..**it } == *step && it.roles != roles
        };
        match all.iter_mut().find(same) {
            Some(it) => it.roles = arena.alloc_slice_copy(&[it.roles, roles].concat()),
            None => all.push(*step),
        }
    }
    all.into_iter()
        .map(Operation::AlterDefaultPrivileges)
        .collect()
}

fn same(step: &AlterDefaultPrivileges<'_>, role: &str) -> SchemaError {
    let of = match step.in_schema {
        Some(schema) => format!("{} of the schema `{schema}`", step.on.word()),
        None => step.on.word().to_owned(),
    };
    let (state, so) = match (step.change, step.in_schema) {
        (DefaultChange::Grant | DefaultChange::GrantWithOption, _) => {
            ("has these default privileges on", " already")
        }
        (DefaultChange::RevokeOption, _) => ("may grant none of these default privileges on", ""),
        (DefaultChange::Revoke, None) => ("has none of these default privileges on", ""),
        (DefaultChange::Revoke, Some(_)) => (
            "has none of these default privileges on",
            " alone: a schema adds to those of everywhere, and takes none of them away",
        ),
    };
    AccessError::SameRights {
        role: role.to_owned(),
        state,
        what: of,
        so,
    }
    .into()
}

//! Privileges on all objects of schemas: on those that are there, as PostgreSQL does it (`objectsInSchemaToOids` in `aclchk.c`).
//!
//! The sequences of identity columns are none of the history's objects, and keep what they have.

use super::privilege::{bad_role, same_everywhere};
use super::transition::Transitions;
use super::{Outcome, Replay};
use crate::schema::{AccessError, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    ChangeAllPrivileges, DefaultChange, Operation, OwnedKind, OwnedRef, Privilege, Privileges,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn change_all_privileges(&mut self, step: ChangeAllPrivileges<'a>) -> Outcome<'a> {
        for schema in step.in_schemas {
            self.known_schema(schema)?;
        }
        self.all_grantees(&step)?;
        let (mut forth, mut back) = (Transitions::default(), Transitions::default());
        for (id, kind, object) in self.all_in(&step) {
            let asked = asked(kind, step.privileges)?;
            let owner = self.schema.owner(id);
            for role in step.roles.iter().filter(|it| owner != Some(**it)) {
                let before = self.schema.held(id, role);
                let after = match step.change {
                    DefaultChange::Grant => before.clone().granted(&asked, false),
                    DefaultChange::GrantWithOption => before.clone().granted(&asked, true),
                    DefaultChange::Revoke => before.clone().revoked(&asked, false),
                    DefaultChange::RevokeOption => before.clone().revoked(&asked, true),
                };
                self.schema.set_held(id, role, &after, self.arena);
                let object = Some((kind, object));
                forth.add(object, role, before.clone(), &after);
                back.add(object, role, after, &before);
            }
        }
        let steps = forth.operations(self.arena);
        if steps.is_empty() {
            return Err(same_everywhere(step.on.word()));
        }
        let undo = Undo::Exact(self.steps(&back.operations(self.arena)));
        let steps = &*self.arena.alloc_slice_copy(&steps);
        let settled = ChangeAllPrivileges { steps, ..step };
        Ok((Operation::ChangeAllPrivileges(settled), undo))
    }

    /// That the roles are known, and can have the privileges, of which there are some for such objects.
    fn all_grantees(&self, step: &ChangeAllPrivileges<'a>) -> Result<(), SchemaError> {
        asked(step.on.kind(), step.privileges)?;
        for role in step.roles {
            self.known_grantee(role)?;
            if *role == "public" && step.change == DefaultChange::GrantWithOption {
                let why =
                    "is every role, and PostgreSQL gives a grant option to single roles alone";
                return Err(bad_role(role, why));
            }
        }
        Ok(())
    }

    /// The objects that the step is about and the history may change.
    fn all_in(
        &self,
        step: &ChangeAllPrivileges<'a>,
    ) -> Vec<(ObjectId<'a>, OwnedKind, OwnedRef<'a>)> {
        let tables = self.schema.tables.values();
        let tables = tables.map(|it| ObjectId::of(Noun::Table, it.name));
        let ids = tables.chain(self.schema.objects.keys().copied());
        let here = ids.filter(|it| step.in_schemas.contains(&it.key.schema));
        let owned = here.filter(|it| self.owned_here(*it).is_ok());
        let named = owned.filter_map(|id| {
            let (kind, object) = self.schema.owned_ref(id)?;
            step.on.holds(kind).then_some((id, kind, object))
        });
        named.collect()
    }
}

fn asked<'a>(
    kind: OwnedKind,
    list: &[Privilege],
) -> Result<Vec<(Privileges, Option<&'a str>)>, SchemaError> {
    let one = |it: &Privilege| {
        let (privilege, of) = (it.word(), kind.noun());
        let error = AccessError::NoSuchPrivilege { privilege, of };
        Privileges::asked(*it, kind)
            .map(|set| (set, None))
            .ok_or_else(|| error.into())
    };
    list.iter().map(one).collect()
}

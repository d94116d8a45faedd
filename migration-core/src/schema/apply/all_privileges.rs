//! Privileges on all objects of schemas: on those that are there, as PostgreSQL does it (`objectsInSchemaToOids` in `aclchk.c`).
//!
//! The sequences of identity columns are none of the history's objects, and keep what they have.

use super::privilege::{Asked, asked_as_a_whole, same_everywhere};
use super::transition::Transitions;
use super::{Outcome, Replay};
use crate::schema::{Noun, ObjectId, SchemaError, Undo};
use crate::step::{ChangeAllPrivileges, DefaultChange, Operation, OwnedKind, OwnedRef, Privilege};

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
                let option = step.change.is_of_option();
                let after = match step.change.grants() {
                    true => before.clone().granted(&asked, option),
                    false => before.clone().revoked(&asked, option),
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
        let option = step.change == DefaultChange::GrantWithOption;
        for role in step.roles {
            self.known_grantee_of(role, option)?;
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

fn asked(kind: OwnedKind, list: &[Privilege]) -> Result<Asked<'static>, SchemaError> {
    let one = |it: &Privilege| Ok((asked_as_a_whole(kind, *it)?, None));
    list.iter().map(one).collect()
}

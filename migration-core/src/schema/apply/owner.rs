//! Owners.

use super::privilege::{bad, bad_role};
use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::access::PUBLIC_SCHEMA;
use crate::schema::{AccessError, Definition, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{AlterOwner, CreateSequence, Operation};

impl<'a> Replay<'_, 'a> {
    pub(super) fn alter_owner(&mut self, step: AlterOwner<'a>) -> Outcome<'a> {
        let (id, object) = self.owned(step.kind, step.object)?;
        if id == PUBLIC_SCHEMA {
            return Err(bad(
                id,
                "belongs to the owner of the database; leave that so",
            ));
        }
        if let Some(role) = step.to {
            self.new_owner(role)?;
        }
        let before = self.schema.owner(id);
        if before == step.to {
            return Err(AccessError::SameOwner {
                what: id.to_string(),
                owner: step.to.map_or_else(
                    || "whoever runs the history".to_owned(),
                    |it| format!("`{it}`"),
                ),
            }
            .into());
        }
        if self.is_owned_by_table(id) {
            return Err(bad(
                id,
                "is owned by a column, and belongs to the owner of its table; change that one",
            ));
        }
        for it in std::iter::once(id).chain(self.owned_sequences(id)) {
            self.without_rights(it, step.to)?;
            self.schema.set_owner(it, step.to);
        }
        let step = AlterOwner { object, ..step };
        let back = AlterOwner { to: before, ..step };
        let undo = Undo::Exact(self.steps(&[Operation::AlterOwner(back)]));
        Ok((Operation::AlterOwner(step), undo))
    }

    fn new_owner(&self, role: &'a str) -> Result<(), SchemaError> {
        if role == "public" {
            return Err(bad_role(
                role,
                "is every role, and owns nothing; name one role",
            ));
        }
        self.known_grantee(role)
    }

    /// That a new owner has no privileges of its own yet: PostgreSQL would make one of them and those of an owner
    /// (`aclnewowner` in `acl.c`), and could not part them again.
    fn without_rights(&self, id: ObjectId<'a>, role: Option<&str>) -> Result<(), SchemaError> {
        match role.map(|role| self.schema.held(id, role)) {
            Some(held) if !held.is_none() => Err(bad(
                id,
                "has privileges that were granted to its new owner, who has every privilege anyhow; revoke them first",
            )),
            _ => Ok(()),
        }
    }

    fn is_owned_by_table(&self, id: ObjectId<'a>) -> bool {
        let object = self.schema.objects.get(&id);
        matches!(object.map(|it| it.definition), Some(Definition::Sequence(it)) if it.owned_by.is_some())
    }

    /// The sequences that the columns of a table own, and that have its owner (`change_owner_recurse_to_sequences` in
    /// PostgreSQL's `tablecmds.c`).
    fn owned_sequences(&self, id: ObjectId<'a>) -> Vec<ObjectId<'a>> {
        let objects = self.schema.objects.iter();
        let owned = objects.filter(|(_, it)| match it.definition {
            Definition::Sequence(CreateSequence {
                owned_by: Some(owner),
                ..
            }) => id.noun == Noun::Table && Key::of(owner.table) == id.key,
            _ => false,
        });
        owned.map(|(id, _)| *id).collect()
    }

    /// Who owns a table, where the history has said so.
    pub(super) fn owner_of_table(&self, table: Name<'a>) -> Option<&'a str> {
        self.schema.owner(ObjectId::of(Noun::Table, table))
    }
}

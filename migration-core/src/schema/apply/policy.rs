//! Row security policies: created, changed, renamed and dropped.

use super::{Outcome, Replay, text};
use crate::ident::Name;
use crate::schema::{Definition, Noun, ObjectId, SchemaError, Undo};
use crate::step::{AlterPolicy, CreatePolicy, DropBehavior, DropPolicy, Operation, RenamePolicy};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_policy(&mut self, step: CreatePolicy<'a>) -> Outcome<'a> {
        fits(&step)?;
        let undo = self.create_object(Definition::Policy(step))?;
        Ok((Operation::CreatePolicy(step), undo))
    }

    pub(super) fn alter_policy(&mut self, step: AlterPolicy<'a>) -> Outcome<'a> {
        let before = self.known_policy(step.table, step.name)?;
        let after = CreatePolicy {
            to: step.to.unwrap_or(before.to),
            using: step.using.or(before.using),
            with_check: step.with_check.or(before.with_check),
            ..before
        };
        fits(&after)?;
        let definition = Definition::Policy(after);
        match step.using.or(step.with_check) {
            Some(_) => {
                definition.needs(self.schema)?;
                self.renew(definition);
            }
            None => self.redefine(definition)?,
        }
        let undo = Undo::Exact(self.steps(&back(&step, before)));
        Ok((Operation::AlterPolicy(step), undo))
    }

    pub(super) fn rename_policy(&mut self, step: RenamePolicy<'a>) -> Outcome<'a> {
        let before = self.known_policy(step.table, step.name)?;
        let after = Definition::Policy(CreatePolicy {
            name: step.to,
            ..before
        });
        self.free(after.id())?;
        self.replace_object(Definition::Policy(before).id(), after)?;
        let back = RenamePolicy {
            name: step.to,
            to: step.name,
            ..step
        };
        let undo = self.steps(&[Operation::RenamePolicy(back)]);
        Ok((Operation::RenamePolicy(step), Undo::Exact(undo)))
    }

    pub(super) fn drop_policy(&mut self, step: DropPolicy<'a>) -> Outcome<'a> {
        self.known_table(step.table)?;
        let id = ObjectId::part_of(Noun::Policy, step.table, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        Ok((Operation::DropPolicy(step), Undo::Exact(self.steps(&again))))
    }

    fn known_policy(
        &self,
        table: Name<'a>,
        name: &'a str,
    ) -> Result<CreatePolicy<'a>, SchemaError> {
        self.known_table(table)?;
        let id = ObjectId::part_of(Noun::Policy, table, name);
        match self.known_object(id)?.definition {
            Definition::Policy(it) => Ok(it),
            _ => Err(self.schema.unknown_object(id)),
        }
    }
}

/// What takes a change back. `ALTER POLICY` takes no expression away, so a policy that had none is made again.
fn back<'a>(step: &AlterPolicy<'a>, before: CreatePolicy<'a>) -> Vec<Operation<'a>> {
    let CreatePolicy { name, table, .. } = before;
    let adds = (step.using.is_some() && before.using.is_none())
        || (step.with_check.is_some() && before.with_check.is_none());
    if adds {
        let drop = Operation::DropPolicy(DropPolicy { name, table });
        return vec![drop, Operation::CreatePolicy(before)];
    }
    vec![Operation::AlterPolicy(AlterPolicy {
        name,
        table,
        to: step.to.map(|_| before.to),
        using: step.using.and(before.using),
        with_check: step.with_check.and(before.with_check),
    })]
}

/// PostgreSQL takes `USING` where rows are there before, and `WITH CHECK` where rows come.
fn fits(policy: &CreatePolicy<'_>) -> Result<(), SchemaError> {
    text::check_expression(policy.using.as_ref())?;
    text::check_expression(policy.with_check.as_ref())?;
    let using = policy.using.and(policy.command.without_using());
    let check = policy.with_check.and(policy.command.without_check());
    match using.or(check) {
        None => Ok(()),
        Some(why) => Err(SchemaError::PolicyExpression {
            policy: policy.name.to_owned(),
            why,
        }),
    }
}

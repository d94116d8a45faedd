//! Row security policies: created and dropped.

use super::{Outcome, Replay, text};
use crate::schema::{Definition, Noun, ObjectId, Undo};
use crate::step::{CreatePolicy, DropBehavior, DropPolicy, Operation};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_policy(&mut self, step: CreatePolicy<'a>) -> Outcome<'a> {
        text::check_expression(step.using.as_ref())?;
        text::check_expression(step.with_check.as_ref())?;
        let undo = self.create_object(Definition::Policy(step))?;
        Ok((Operation::CreatePolicy(step), undo))
    }

    pub(super) fn drop_policy(&mut self, step: DropPolicy<'a>) -> Outcome<'a> {
        self.known_table(step.table)?;
        let id = ObjectId::part_of(Noun::Policy, step.table, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        Ok((Operation::DropPolicy(step), Undo::Exact(self.steps(&again))))
    }
}

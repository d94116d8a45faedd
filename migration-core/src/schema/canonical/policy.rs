//! Row security policies.

use super::Form;
use crate::step::{CreatePolicy, PolicyCommand, PolicyMode};

impl Form {
    pub(super) fn create_policy(&mut self, step: &CreatePolicy<'_>) {
        self.list("create-policy", |form| {
            form.name(step.table);
            form.string(step.name);
            form.word(match step.mode {
                PolicyMode::Permissive => "permissive",
                PolicyMode::Restrictive => "restrictive",
            });
            form.word(command(step.command));
            form.strings("to", step.to);
            form.maybe(step.using, |form, it| form.expression(&it));
            form.maybe(step.with_check, |form, it| form.expression(&it));
        });
    }
}

const fn command(command: PolicyCommand) -> &'static str {
    match command {
        PolicyCommand::All => "all",
        PolicyCommand::Select => "select",
        PolicyCommand::Insert => "insert",
        PolicyCommand::Update => "update",
        PolicyCommand::Delete => "delete",
    }
}

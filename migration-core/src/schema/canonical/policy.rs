//! Row security policies.

use super::Form;
use crate::step::{
    AlterPolicy, CreatePolicy, PolicyCommand, PolicyMode, RenamePolicy, RowSecurityChange,
    SetRowSecurity,
};

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

    pub(super) fn alter_policy(&mut self, step: &AlterPolicy<'_>) {
        self.list("alter-policy", |form| {
            form.name(step.table);
            form.string(step.name);
            form.maybe(step.to, |form, it| form.strings("to", it));
            form.maybe(step.using, |form, it| form.expression(&it));
            form.maybe(step.with_check, |form, it| form.expression(&it));
        });
    }

    pub(super) fn rename_policy(&mut self, step: &RenamePolicy<'_>) {
        self.list("rename-policy", |form| {
            form.name(step.table);
            form.string(step.name);
            form.string(step.to);
        });
    }

    pub(super) fn row_security(&mut self, step: &SetRowSecurity<'_>) {
        self.list("row-security", |form| {
            form.name(step.table);
            form.word(match step.change {
                RowSecurityChange::Enable => "enable",
                RowSecurityChange::Disable => "disable",
                RowSecurityChange::Force => "force",
                RowSecurityChange::NoForce => "no-force",
            });
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

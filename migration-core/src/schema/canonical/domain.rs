//! Domains.

use super::Form;
use crate::step::{AlterDomain, CreateDomain, DomainChange, DomainCheck};

impl Form {
    pub(super) fn create_domain(&mut self, step: &CreateDomain<'_>) {
        self.list("create-domain", |form| {
            form.name(step.name);
            form.ty(&step.ty);
            form.maybe(step.collation, |form, it| form.name(it));
            form.maybe(step.default, |form, it| form.default_value(&it));
            form.flag("not-null", step.not_null);
            step.checks.iter().for_each(|it| form.domain_check(it));
        });
    }

    fn domain_check(&mut self, check: &DomainCheck<'_>) {
        self.list("check", |form| {
            form.string(check.name);
            form.expression(&check.expression);
            form.flag("not-valid", !check.validated);
        });
    }

    pub(super) fn alter_domain(&mut self, step: &AlterDomain<'_>) {
        self.list("alter-domain", |form| {
            form.name(step.name);
            step.changes.iter().for_each(|it| form.domain_change(it));
        });
    }

    fn domain_change(&mut self, change: &DomainChange<'_>) {
        match change {
            DomainChange::SetDefault(it) => self.list("set-default", |form| form.default_value(it)),
            DomainChange::DropDefault => self.word("drop-default"),
            DomainChange::SetNotNull => self.word("set-not-null"),
            DomainChange::DropNotNull => self.word("drop-not-null"),
            DomainChange::AddCheck(it) => self.domain_check(it),
            DomainChange::DropCheck { name } => self.strings("drop-check", &[name]),
            DomainChange::RenameCheck { from, to } => self.strings("rename-check", &[from, to]),
            DomainChange::ValidateCheck { name } => self.strings("validate-check", &[name]),
        }
    }
}

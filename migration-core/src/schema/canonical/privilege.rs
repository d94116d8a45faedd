//! Privileges and owners.

use super::Form;
use crate::step::{
    AlterDefaultPrivileges, AlterOwner, ChangeAllPrivileges, DefaultChange, Grant, OwnedKind,
    OwnedRef, Privileged, Revoke,
};

impl Form {
    pub(super) fn grant(&mut self, step: &Grant<'_>) {
        self.list("grant", |form| {
            form.privileges(step.privileges);
            form.owned(step.kind, step.on);
            form.strings("to", step.to);
            form.flag("grant-option", step.grant_option);
        });
    }

    pub(super) fn revoke(&mut self, step: &Revoke<'_>) {
        self.list("revoke", |form| {
            form.privileges(step.privileges);
            form.owned(step.kind, step.on);
            form.strings("from", step.from);
            form.flag("grant-option-for", step.grant_option_for);
        });
    }

    pub(super) fn alter_owner(&mut self, step: &AlterOwner<'_>) {
        self.list("alter-owner", |form| {
            form.owned(step.kind, &[step.object]);
            form.maybe(step.to, Form::string);
        });
    }

    pub(super) fn change_all_privileges(&mut self, step: &ChangeAllPrivileges<'_>) {
        self.list("all-privileges", |form| {
            form.word(change(step.change));
            step.privileges.iter().for_each(|it| form.word(it.word()));
            form.word(step.on.word());
            form.strings("schemas", step.in_schemas);
            form.strings("roles", step.roles);
        });
    }

    pub(super) fn alter_default_privileges(&mut self, step: &AlterDefaultPrivileges<'_>) {
        self.list("alter-default-privileges", |form| {
            form.maybe(step.for_role, Form::string);
            form.maybe(step.in_schema, Form::string);
            form.word(change(step.change));
            step.privileges.iter().for_each(|it| form.word(it.word()));
            form.word(step.on.word());
            form.strings("roles", step.roles);
        });
    }

    fn privileges(&mut self, privileges: &[Privileged<'_>]) {
        for it in privileges {
            self.strings(it.privilege.word(), it.columns);
        }
    }

    fn owned(&mut self, kind: OwnedKind, objects: &[OwnedRef<'_>]) {
        self.list("on", |form| {
            form.word(match kind {
                OwnedKind::MaterializedView => "materialized-view",
                OwnedKind::Statistics => "statistics",
                other => other.noun(),
            });
            for object in objects {
                form.name(object.name);
                form.maybe(object.types, |form, types| {
                    form.list("types", |form| types.iter().for_each(|it| form.ty(it)));
                });
            }
        });
    }
}

const fn change(change: DefaultChange) -> &'static str {
    match change {
        DefaultChange::Grant => "grant",
        DefaultChange::GrantWithOption => "grant-with-option",
        DefaultChange::Revoke => "revoke",
        DefaultChange::RevokeOption => "revoke-option",
    }
}

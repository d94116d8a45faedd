//! Rules of row security: of tables, and of their policies.

use super::catalog::{FORCED, Id, NONE, ROW_SECURITY};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use crate::ident::Name;
use crate::step::{
    AlterPolicy, CreatePolicy, DropPolicy, PolicyCommand, RenamePolicy, RowSecurityChange,
    SetRowSecurity, is_role_of_every_server,
};
use crate::value::Expression;

impl<'a> Replay<'a, '_> {
    pub(super) const fn set_row_security(&mut self, step: &SetRowSecurity<'_>) {
        let table = self.own_table(site::STEP, &step.table);
        if table == NONE {
            return;
        }
        let before = self.catalog.at(table).marks;
        let after = match step.change {
            RowSecurityChange::Enable => before | ROW_SECURITY,
            RowSecurityChange::Disable => before & !ROW_SECURITY,
            RowSecurityChange::Force => before | FORCED,
            RowSecurityChange::NoForce => before & !FORCED,
        };
        if after == before {
            let text = self.whose(Text::EMPTY.add("row security of "), table);
            let text = text.add(" is ").add(step.change.state());
            self.refuse(site::STEP, text.add(" already; remove the step"));
        }
        self.catalog.at_mut(table).marks = after;
    }

    pub(super) const fn create_policy(&mut self, step: &CreatePolicy<'a>) {
        let table = self.table(site::TABLE, &step.table);
        if table == NONE {
            return;
        }
        let key = Key::part(Space::Policy, table, step.name);
        let id = self.create_object(site::STEP, key, Kind::Policy);
        if id != NONE {
            self.catalog.at_mut(id).users = step.command as usize;
        }
        self.apply_to(id, step.to);
        self.allow((id, table), step.command, (&step.using, &step.with_check));
    }

    pub(super) const fn alter_policy(&mut self, step: &AlterPolicy<'a>) {
        let id = self.policy(&step.table, step.name);
        if id == NONE {
            return;
        }
        if let Some(to) = step.to {
            self.catalog.release(id, site::TO);
            self.apply_to(id, to);
        }
        if step.using.is_some() {
            self.catalog.release(id, site::USING);
        }
        if step.with_check.is_some() {
            self.catalog.release(id, site::CHECK);
        }
        let (table, command) = (self.catalog.at(id).table, self.command(id));
        self.allow((id, table), command, (&step.using, &step.with_check));
    }

    /// What a policy is for.
    const fn command(&self, id: Id) -> PolicyCommand {
        const INSERT: usize = PolicyCommand::Insert as usize;
        const SELECT: usize = PolicyCommand::Select as usize;
        const DELETE: usize = PolicyCommand::Delete as usize;
        match self.catalog.at(id).users {
            INSERT => PolicyCommand::Insert,
            SELECT => PolicyCommand::Select,
            DELETE => PolicyCommand::Delete,
            _ => PolicyCommand::All,
        }
    }

    const fn apply_to(&mut self, id: Id, roles: &[&str]) {
        self.catalog.part = site::TO;
        let mut i = 0;
        while i < roles.len() {
            self.needs_role(site::PART + i, id, roles[i]);
            i += 1;
        }
        self.catalog.part = 0;
    }

    /// The expressions of a policy, where it has any use for them.
    const fn allow(
        &mut self,
        (id, table): (Id, Id),
        command: PolicyCommand,
        (using, check): (&Option<Expression<'a>>, &Option<Expression<'a>>),
    ) {
        if let Some(it) = using {
            self.expression_of_part(site::USING, (id, table), it);
            if let Some(why) = command.without_using() {
                self.refuse(site::USING, Text::EMPTY.add(why));
            }
        }
        if let Some(it) = check {
            self.expression_of_part(site::CHECK, (id, table), it);
            if let Some(why) = command.without_check() {
                self.refuse(site::CHECK, Text::EMPTY.add(why));
            }
        }
    }

    const fn expression_of_part(
        &mut self,
        site: usize,
        (id, table): (Id, Id),
        expression: &Expression<'a>,
    ) {
        self.catalog.part = site;
        self.needs_expression(site, (id, table), expression);
        self.mentions_are_typed(site, (table, None), expression.mentions);
        self.catalog.part = 0;
    }

    /// A role, unless it is one that every server has.
    pub(super) const fn needs_role(&mut self, site: usize, dependent: usize, role: &str) {
        if !is_role_of_every_server(role) {
            let id = self.object(site, &Key::global(Space::Role, role), Kind::Role);
            self.needs(dependent, id);
        }
    }

    pub(super) const fn rename_policy(&mut self, step: &RenamePolicy<'a>) {
        let id = self.policy(&step.table, step.name);
        if id == NONE {
            return;
        }
        let key = Key::part(Space::Policy, self.catalog.at(id).table, step.to);
        let there = self.catalog.live(&key);
        if there != NONE {
            self.taken(site::TO, there);
            return;
        }
        self.catalog.rename(id, step.to, self.now);
    }

    pub(super) const fn drop_policy(&mut self, step: &DropPolicy<'a>) {
        let id = self.policy(&step.table, step.name);
        if id != NONE {
            self.end_object(site::STEP, id);
        }
    }

    /// The live entry of a policy.
    const fn policy(&mut self, table: &Name<'_>, name: &str) -> Id {
        let table = self.table(site::TABLE, table);
        if table == NONE {
            return NONE;
        }
        let key = Key::part(Space::Policy, table, name);
        self.object(site::STEP, &key, Kind::Policy)
    }
}

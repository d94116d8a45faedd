//! Rules of row security policies.

use super::catalog::{Kind, NONE};
use super::key::{Key, Space};
use super::replay::Replay;
use super::site;
use crate::step::{CreatePolicy, DropPolicy, is_role_of_every_server};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_policy(&mut self, step: &CreatePolicy<'a>) {
        let table = self.table(site::TABLE, &step.table);
        if table == NONE {
            return;
        }
        let key = Key::part(Space::Policy, table, step.name);
        let id = self.create_object(site::STEP, key, Kind::Policy);
        let mut i = 0;
        while i < step.to.len() {
            self.needs_role(site::part(i), id, step.to[i]);
            i += 1;
        }
        if let Some(using) = &step.using {
            self.needs_expression(site::USING, (id, table), using);
        }
        if let Some(check) = &step.with_check {
            self.needs_expression(site::CHECK, (id, table), check);
        }
    }

    /// A role, unless it is one that every server has.
    pub(super) const fn needs_role(&mut self, site: usize, dependent: usize, role: &str) {
        if !is_role_of_every_server(role) {
            let id = self.object(site, &Key::global(Space::Role, role), Kind::Role);
            self.needs(dependent, id);
        }
    }

    pub(super) const fn drop_policy(&mut self, step: &DropPolicy<'a>) {
        let table = self.table(site::TABLE, &step.table);
        if table == NONE {
            return;
        }
        let key = Key::part(Space::Policy, table, step.name);
        let id = self.object(site::STEP, &key, Kind::Policy);
        if id != NONE {
            self.end_object(site::STEP, id);
        }
    }
}

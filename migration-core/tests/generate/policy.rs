//! Row security, and its policies.

use super::*;
use migration_core::schema::Noun;

const POLICIES: [&str; 3] = ["p", "q", "t_pkey"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn policy(&mut self) -> Operation<'a> {
        let Some(table) = self.known() else {
            return self.create_table();
        };
        let none = !self.schema.objects.keys().any(|it| it.noun == Noun::Policy);
        if none || self.random.chance(15) {
            let name = self.random.one_of(&POLICIES);
            return self.create_policy(name, &table);
        }
        let (name, table) = self.known_policy(table);
        match self.random.below(6) {
            0 => Operation::DropPolicy(DropPolicy {
                name,
                table: table.name,
            }),
            1 | 2 => Operation::RenamePolicy(RenamePolicy {
                name,
                table: table.name,
                to: self.random.one_of(&POLICIES),
            }),
            _ => self.alter_policy(name, &table),
        }
    }

    /// A policy that is there, and its table; or, now and then, one that may not be.
    fn known_policy(&mut self, otherwise: Table<'a>) -> (&'a str, Table<'a>) {
        let ids = self.schema.objects.keys();
        let all: Vec<_> = ids.filter(|it| it.noun == Noun::Policy).collect();
        let most = all.len() + usize::from(self.random.chance(10));
        let id = all.get(self.random.below(most));
        let known = id.and_then(|id| Some((id.part, self.schema.tables.get(&id.key)?.clone())));
        known.unwrap_or_else(|| (self.random.one_of(&POLICIES), otherwise))
    }

    fn create_policy(&mut self, name: &'a str, table: &Table<'a>) -> Operation<'a> {
        use PolicyCommand::{All, Delete, Insert, Select};
        let using = self.random.chance(70).then(|| self.expression(table));
        let with_check = self.random.chance(40).then(|| self.expression(table));
        Operation::CreatePolicy(CreatePolicy {
            name,
            table: table.name,
            mode: PolicyMode::Restrictive,
            command: self.random.one_of(&[All, All, All, Insert, Select, Delete]),
            to: &["public"],
            using,
            with_check,
        })
    }

    fn alter_policy(&mut self, name: &'a str, table: &Table<'a>) -> Operation<'a> {
        let using = self.random.chance(50).then(|| self.expression(table));
        let with_check = self.random.chance(30).then(|| self.expression(table));
        // `ALTER POLICY` changes something, or is no SQL.
        let to = using.is_none() && with_check.is_none() || self.random.chance(30);
        Operation::AlterPolicy(AlterPolicy {
            name,
            table: table.name,
            to: to.then(|| {
                self.random
                    .one_of(&[&["pg_monitor", "current_user"][..], &[]])
            }),
            using,
            with_check,
        })
    }

    pub(super) fn row_security(&mut self) -> Operation<'a> {
        use RowSecurityChange::{Disable, Enable, Force, NoForce};
        let Some(table) = self.known() else {
            return self.create_table();
        };
        Operation::SetRowSecurity(SetRowSecurity {
            table: table.name,
            change: self.random.one_of(&[Enable, Disable, Force, NoForce]),
        })
    }
}

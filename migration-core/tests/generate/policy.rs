//! Row security policies.

use super::*;

const POLICIES: [&str; 3] = ["p", "q", "t_pkey"];

impl<'a> Generator<'_, 'a> {
    pub(super) fn policy(&mut self) -> Operation<'a> {
        let Some(table) = self.known() else {
            return self.create_table();
        };
        let name = self.random.one_of(&POLICIES);
        if self.random.chance(30) {
            let table = table.name;
            return Operation::DropPolicy(DropPolicy { name, table });
        }
        let using = self.random.chance(70).then(|| self.expression(&table));
        let with_check = self.random.chance(40).then(|| self.expression(&table));
        Operation::CreatePolicy(CreatePolicy {
            name,
            table: table.name,
            mode: PolicyMode::Restrictive,
            command: PolicyCommand::All,
            to: &["public"],
            using,
            with_check,
        })
    }
}

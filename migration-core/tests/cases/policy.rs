//! Row security policies.

use super::*;

impl Make {
    pub(super) fn policies(self) -> Vec<Case> {
        let create = Operation::CreatePolicy(self.policy());
        let other = Operation::CreatePolicy(CreatePolicy {
            name: self.name("writers"),
            mode: PolicyMode::Restrictive,
            command: PolicyCommand::Update,
            to: slice(["public", "pg_monitor"]),
            with_check: Some(self.sql("{code} <> ''", ["code"])),
            ..self.policy()
        });
        let with_policy = [self.base(), vec![create]].concat();
        let drop = Operation::DropPolicy(DropPolicy {
            name: self.name("seen"),
            table: self.table("tenants"),
        });
        let rename = self.alter("tenants", vec![self.renamed_seats()]);
        let drop_table = Operation::DropTable(DropTable::new(self.table("tenants")));
        let other_table = [self.base(), self.row_secured()].concat();
        let secured = [self.base(), self.row_secured(), vec![create]].concat();
        vec![
            self.case("row_security", self.base(), self.row_secured()),
            self.case("no_row_security", other_table, self.unsecured()),
            self.case("drop_table_with_row_security", secured, vec![drop_table]),
            self.case("alter_policy", with_policy.clone(), self.policy_changes()),
            self.case("rename_policy", with_policy.clone(), self.other_name()),
            self.case("create_policy", self.base(), vec![create, other]),
            self.case("drop_policy", with_policy.clone(), vec![drop]),
            self.case(
                "rename_column_of_policy",
                with_policy.clone(),
                vec![rename, drop],
            ),
            self.case("drop_table_with_policy", with_policy, vec![drop_table]),
        ]
    }

    fn policy(self) -> CreatePolicy<'static> {
        CreatePolicy {
            name: self.name("seen"),
            table: self.table("tenants"),
            mode: PolicyMode::default(),
            command: PolicyCommand::default(),
            to: &[],
            using: Some(self.sql("{seats} > 0 OR {seats} IS NULL", ["seats"])),
            with_check: None,
        }
    }

    pub(super) fn renamed_seats(self) -> Change<'static> {
        Change::RenameColumn {
            from: self.name("seats"),
            to: self.name("chairs"),
            ty: ColumnType {
                ty: Type::Integer,
                nullable: true,
            },
        }
    }

    fn row_secured(self) -> Vec<Operation<'static>> {
        [RowSecurityChange::Enable, RowSecurityChange::Force]
            .map(|it| self.security(it))
            .to_vec()
    }

    fn unsecured(self) -> Vec<Operation<'static>> {
        [RowSecurityChange::Disable, RowSecurityChange::NoForce]
            .map(|it| self.security(it))
            .to_vec()
    }

    fn security(self, change: RowSecurityChange) -> Operation<'static> {
        Operation::SetRowSecurity(SetRowSecurity {
            table: self.table("tenants"),
            change,
        })
    }

    /// Other roles and rows, then the roles until then; and an expression that the policy did not have.
    fn policy_changes(self) -> Vec<Operation<'static>> {
        let change = AlterPolicy {
            name: self.name("seen"),
            table: self.table("tenants"),
            to: None,
            using: None,
            with_check: None,
        };
        let others = AlterPolicy {
            to: Some(slice(["pg_monitor", "current_user"])),
            using: Some(self.sql("{code} <> ''", ["code"])),
            ..change
        };
        let all = AlterPolicy {
            to: Some(&[]),
            ..change
        };
        let written = AlterPolicy {
            with_check: Some(self.sql("{seats} > 1", ["seats"])),
            ..change
        };
        let drop_code = self.alter(
            "tenants",
            vec![Change::DropColumn {
                name: self.name("code"),
                ty: ColumnType {
                    ty: Type::CharacterVarying(Some(20)),
                    nullable: false,
                },
            }],
        );
        let seats_again = AlterPolicy {
            using: Some(self.sql("{seats} > 2", ["seats"])),
            ..change
        };
        let alter = [others, all, written, seats_again].map(Operation::AlterPolicy);
        [alter.to_vec(), vec![drop_code]].concat()
    }

    fn other_name(self) -> Vec<Operation<'static>> {
        vec![Operation::RenamePolicy(RenamePolicy {
            name: self.name("seen"),
            table: self.table("tenants"),
            to: self.name("shown"),
        })]
    }
}

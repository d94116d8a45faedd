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
        let drop_table = Operation::DropTable(DropTable {
            name: self.table("tenants"),
        });
        vec![
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

    fn renamed_seats(self) -> Change<'static> {
        Change::RenameColumn {
            from: self.name("seats"),
            to: self.name("chairs"),
            ty: ColumnType {
                ty: Type::Integer,
                nullable: true,
            },
        }
    }
}

//! Schemas.

use super::*;

impl Make {
    pub(super) fn schemas(self) -> Vec<Case> {
        let name = self.name("queue");
        let create = Operation::CreateSchema(CreateSchema { name });
        let drop = Operation::DropSchema(DropSchema { name });
        let table = Operation::CreateTable(CreateTable {
            name: Name {
                schema: Some(name),
                name: self.name("jobs"),
            },
            columns: slice([self.column("id", Type::BigInt)]),
            constraints: &[],
            options: TableOptions::PLAIN,
        });
        vec![
            self.case("create_schema", vec![], vec![create, table]),
            self.case("drop_schema", vec![create], vec![drop]),
        ]
    }
}

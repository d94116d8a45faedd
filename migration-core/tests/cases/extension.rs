//! Extensions. Their names are those of files of the server, so that only their schemas have a style.

use super::*;

impl Make {
    pub(super) fn extensions(self) -> Vec<Case> {
        let schema = self.name("queue");
        let create_schema = Operation::CreateSchema(CreateSchema { name: schema });
        let citext = Operation::CreateExtension(extension("citext"));
        let uuid = Operation::CreateExtension(CreateExtension {
            schema: Some(schema),
            version: Some("1.1"),
            ..extension("uuid-ossp")
        });
        let external = CreateExtension {
            origin: Origin::External,
            ..extension("vector")
        };
        let drop = |name| {
            let origin = Origin::Made;
            Operation::DropExtension(DropExtension { name, origin })
        };
        let alter = |name, change| Operation::AlterExtension(AlterExtension { name, change });
        vec![
            self.case(
                "create_extension",
                vec![create_schema],
                vec![citext, uuid, self.mails()],
            ),
            self.case(
                "external_extension",
                vec![],
                vec![Operation::CreateExtension(external)],
            ),
            self.case(
                "drop_extension",
                vec![create_schema, citext, uuid],
                vec![drop("citext"), drop("uuid-ossp")],
            ),
            self.case(
                "alter_extension",
                vec![create_schema, citext, uuid],
                vec![
                    alter("citext", ExtensionChange::SetSchema(schema)),
                    alter("uuid-ossp", ExtensionChange::SetSchema("public")),
                    alter("uuid-ossp", ExtensionChange::Update(Some("1.1"))),
                ],
            ),
        ]
    }

    /// A table with a column of a type of an extension.
    fn mails(self) -> Operation<'static> {
        Operation::CreateTable(CreateTable {
            options: TableOptions::PLAIN,
            name: self.table("mails"),
            columns: slice([self.column("address", Type::Citext)]),
            constraints: &[],
        })
    }
}

pub(super) fn extension(name: &'static str) -> CreateExtension<'static> {
    CreateExtension {
        name,
        schema: None,
        version: None,
        origin: Origin::Made,
    }
}

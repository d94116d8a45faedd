//! Publications.

use super::*;

impl Make {
    pub(super) fn publications(self) -> Vec<Case> {
        let made = [self.base(), vec![self.published()]].concat();
        let rename = Operation::RenamePublication(RenamePublication {
            name: self.name("changes"),
            to: self.name("news"),
        });
        let drop = Operation::DropPublication(DropPublication {
            name: self.name("changes"),
        });
        let drop_table = Operation::DropTable(DropTable::new(self.table("tenants")));
        let drop_schema = Operation::DropSchema(DropSchema {
            name: self.name("queue"),
        });
        let rename_column = self.alter("tenants", vec![self.renamed_seats()]);
        let changes = self.publication_changes();
        let cases = vec![
            self.case("create_publication", self.base(), self.all_publications()),
            self.case("alter_publication", made.clone(), changes),
            self.case("rename_publication", made.clone(), vec![rename]),
            self.case("drop_publication", made.clone(), vec![drop]),
            self.case("drop_published_table", made.clone(), vec![drop_table]),
            self.case(
                "rename_published_column",
                made.clone(),
                vec![rename_column, drop],
            ),
            self.case(
                "rename_published_table",
                made.clone(),
                self.renamed_and_dropped(),
            ),
            self.case("move_published_table", made, self.moved_and_dropped()),
            self.case(
                "publish_partitioned_table",
                [self.base(), self.partitioned()].concat(),
                self.published_and_dropped(),
            ),
            self.case(
                "drop_published_schema",
                self.of_schemas(),
                vec![drop_schema],
            ),
        ];
        // Columns, rows and schemas are published since PostgreSQL 15.
        let since = |case| Case { server: 15, ..case };
        let cases = cases.into_iter().map(since);
        cases.chain([self.published_generated()]).collect()
    }

    fn published_generated(self) -> Case {
        let steps = self.generated_published();
        Case {
            server: 18,
            ..self.case("publish_generated_columns", self.with_generated(), steps)
        }
    }

    fn with_generated(self) -> Vec<Operation<'static>> {
        let column = Column {
            generated: Some(self.sql("{seats} * 2", ["seats"])),
            ..self.optional("sum", Type::Integer)
        };
        let added = self.alter("tenants", vec![Change::AddColumn(column)]);
        let whole = self.publication("news", slice([self.whole_table()]), &[]);
        [self.base(), vec![added, whole]].concat()
    }

    /// In a list, and without lists.
    fn generated_published(self) -> Vec<Operation<'static>> {
        let listed = PublishedTable {
            columns: self.names(["id", "sum"]),
            ..self.whole_table()
        };
        let all = Operation::CreatePublication(CreatePublication {
            name: self.name("all"),
            of: Published::AllTables,
            options: PublicationOptions {
                generated_columns: PublishedGenerated::Stored,
                ..PublicationOptions::DEFAULT
            },
        });
        let set = |base, generated_columns| {
            Operation::AlterPublication(AlterPublication {
                name: self.name(base),
                change: PublicationChange::Options {
                    publish: None,
                    via_partition_root: None,
                    generated_columns: Some(generated_columns),
                },
            })
        };
        vec![
            self.publication("changes", slice([listed]), &[]),
            all,
            set("all", PublishedGenerated::None),
            set("news", PublishedGenerated::Stored),
            self.alter(
                "tenants",
                vec![self.of(
                    "sum",
                    (Type::Integer, true),
                    ColumnChange::SetExpression(self.sql("{seats} * 3", ["seats"])),
                )],
            ),
        ]
    }

    fn renamed_and_dropped(self) -> Vec<Operation<'static>> {
        let to = self.name("customers");
        let name = self.table("tenants");
        let renamed = self.table("customers");
        vec![
            Operation::RenameTable(RenameTable { name, to }),
            Operation::DropTable(DropTable::new(renamed)),
        ]
    }

    fn moved_and_dropped(self) -> Vec<Operation<'static>> {
        let schema = self.name("queue");
        let name = self.table("tenants");
        let moved = Name {
            schema: Some(schema),
            ..name
        };
        vec![
            Operation::CreateSchema(CreateSchema { name: schema }),
            Operation::MoveTable(MoveTable { name, schema }),
            Operation::DropTable(DropTable::new(moved)),
        ]
    }

    /// Some rows and columns of a partitioned table, by way of it, and no more.
    fn published_and_dropped(self) -> Vec<Operation<'static>> {
        let name = self.name("changes");
        let alter = |change| Operation::AlterPublication(AlterPublication { name, change });
        let via_root = |via_root| {
            alter(PublicationChange::Options {
                publish: None,
                via_partition_root: Some(via_root),
                generated_columns: None,
            })
        };
        let events = PublishedTable {
            table: self.table("events"),
            columns: self.names(["id", "made_at"]),
            predicate: Some(self.sql("{id} > 0", ["id"])),
        };
        let tables = slice([events]);
        let members = Members {
            tables,
            schemas: &[],
        };
        let year = PublishedTable {
            table: self.table("events_2024"),
            ..events
        };
        vec![
            self.publication("changes", slice([year]), &[]),
            via_root(true),
            alter(PublicationChange::Add(members)),
            Operation::DropTable(DropTable::new(events.table)),
            via_root(false),
        ]
    }

    pub(super) fn published(self) -> Operation<'static> {
        let table = PublishedTable {
            table: self.table("tenants"),
            columns: self.names(["id", "seats", "code"]),
            predicate: Some(self.sql("{seats} > 0", ["seats"])),
        };
        self.publication("changes", slice([table]), &[])
    }

    pub(super) fn publication(
        self,
        base: &'static str,
        tables: &'static [PublishedTable<'static>],
        schemas: &'static [&'static str],
    ) -> Operation<'static> {
        Operation::CreatePublication(CreatePublication {
            name: self.name(base),
            of: Published::Members(Members { tables, schemas }),
            options: PublicationOptions::DEFAULT,
        })
    }

    fn all_publications(self) -> Vec<Operation<'static>> {
        let queue = self.name("queue");
        let nothing = PublishedChanges {
            insert: false,
            update: false,
            delete: false,
            truncate: false,
        };
        let all = Operation::CreatePublication(CreatePublication {
            name: self.name("all"),
            of: Published::AllTables,
            options: PublicationOptions {
                publish: PublishedChanges {
                    insert: true,
                    truncate: true,
                    ..nothing
                },
                via_partition_root: true,
                generated_columns: PublishedGenerated::None,
            },
        });
        vec![
            self.published(),
            Operation::CreateSchema(CreateSchema { name: queue }),
            self.publication(
                "schemas",
                slice([self.whole_table()]),
                slice([queue, "public"]),
            ),
            self.publication("none", &[], &[]),
            all,
        ]
    }

    fn of_schemas(self) -> Vec<Operation<'static>> {
        let name = self.name("queue");
        vec![
            Operation::CreateSchema(CreateSchema { name }),
            self.publication("changes", &[], slice([name])),
        ]
    }

    fn whole_table(self) -> PublishedTable<'static> {
        PublishedTable {
            table: self.table("tenants"),
            columns: &[],
            predicate: None,
        }
    }

    fn publication_changes(self) -> Vec<Operation<'static>> {
        let tables = slice([self.whole_table()]);
        let schemas = slice(["public"]);
        let none = Members::default();
        let publish = PublishedChanges {
            update: false,
            ..PublicationOptions::DEFAULT.publish
        };
        let changes = [
            PublicationChange::Set(Members { tables, ..none }),
            PublicationChange::Add(Members { schemas, ..none }),
            PublicationChange::Drop(Members { tables, schemas }),
            PublicationChange::Set(Members { tables, schemas }),
            PublicationChange::Options {
                publish: Some(publish),
                via_partition_root: None,
                generated_columns: None,
            },
            PublicationChange::Options {
                publish: None,
                via_partition_root: Some(true),
                generated_columns: None,
            },
        ];
        let name = self.name("changes");
        changes
            .map(|change| Operation::AlterPublication(AlterPublication { name, change }))
            .to_vec()
    }
}

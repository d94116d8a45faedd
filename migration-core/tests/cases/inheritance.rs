//! Tables that inherit from others.

use super::*;

impl Make {
    pub(super) fn inheritance(self) -> Vec<Case> {
        let parents = [self.base(), self.parents()].concat();
        let family = [parents.clone(), vec![self.child()]].concat();
        let alike = [parents.clone(), vec![self.alike()]].concat();
        let inherit = |changes| vec![self.alter("letters", changes)];
        let from = Change::Inherit(self.table("notes"));
        let no_more = Change::NoInherit(self.table("notes"));
        let inherited = [alike.clone(), inherit(vec![from])].concat();
        let below = [family.clone(), vec![self.grandchild()], self.overridden()].concat();
        let drop = |base| Operation::DropTable(DropTable::new(self.table(base)));
        vec![
            self.case("create_table_inherits", parents, vec![self.child()]),
            self.case(
                "drop_table_inherits",
                below.clone(),
                vec![drop("replies"), drop("letters")],
            ),
            self.case("inherit", alike, inherit(vec![from])),
            self.case("no_inherit", inherited.clone(), inherit(vec![no_more])),
            self.case("alter_inherited", inherited, self.altered_checks()),
            self.case("set_inherited", family.clone(), self.overridden()),
            Case {
                moves_columns: true,
                ..self.case("alter_table_with_children", below, self.altered_parent())
            },
            self.case("insert_above_children", family.clone(), self.row_above()),
            self.case("rename_inherited", family, self.renamed_parent()),
        ]
    }

    /// Two tables to inherit from.
    fn parents(self) -> Vec<Operation<'static>> {
        let title = Column {
            default: self.default_text("none"),
            storage: Some(Storage::Main),
            compression: Some(Compression::Pglz),
            statistics: Some(100),
            ..self.optional("title", Type::Text)
        };
        let number = Column {
            generated: Some(self.sql("{id} * 2", ["id"])),
            ..self.optional("number", Type::BigInt)
        };
        let positive = ConstraintKind::Check(self.sql("{id} > 0", ["id"]));
        let own = ConstraintOptions::NONE.no_inherit(true);
        let few = ConstraintKind::Check(self.sql("{id} < 1000", ["id"]));
        let key = ConstraintKind::PrimaryKey(self.names(["id"]));
        let notes = Operation::CreateTable(CreateTable {
            columns: slice([self.column("id", Type::BigInt), title]),
            constraints: slice([
                self.constraint("notes_pkey", key),
                self.constraint("positive", positive),
                self.constraint("few", few).options(own),
            ]),
            ..CreateTable::new(self.table("notes"))
        });
        let marks = Operation::CreateTable(CreateTable {
            columns: slice([self.optional("mark", Type::Integer)]),
            ..CreateTable::new(self.table("marks"))
        });
        let counted = Operation::CreateTable(CreateTable {
            columns: slice([self.column("id", Type::BigInt), number]),
            ..CreateTable::new(self.table("counted"))
        });
        vec![notes, marks, counted]
    }

    /// A table with columns of two others, one of which it has of its own, too, as it has a check.
    fn child(self) -> Operation<'static> {
        let title = Column {
            default: self.default_text("own"),
            statistics: Some(7),
            ..self.optional("title", Type::Text)
        };
        let positive = ConstraintKind::Check(self.sql("{id}>0 /* as there */", ["id"]));
        let key = ConstraintKind::PrimaryKey(self.names(["id"]));
        let options =
            TableOptions::PLAIN.inherits(slice([self.table("notes"), self.table("marks")]));
        Operation::CreateTable(CreateTable {
            columns: slice([self.optional("reply", Type::Text), title]),
            constraints: slice([
                self.constraint("letters_pkey", key),
                self.constraint("positive", positive),
            ]),
            options,
            ..CreateTable::new(self.table("letters"))
        })
    }

    fn grandchild(self) -> Operation<'static> {
        let options = TableOptions::PLAIN.inherits(slice([self.table("letters")]));
        Operation::CreateTable(CreateTable {
            columns: slice([self.optional("extra_text", Type::Text)]),
            options,
            ..CreateTable::new(self.table("replies"))
        })
    }

    /// A table that has what `notes` has.
    fn alike(self) -> Operation<'static> {
        let positive = ConstraintKind::Check(self.sql("{id} > 0", ["id"]));
        Operation::CreateTable(CreateTable {
            columns: slice([
                self.optional("title", Type::Text),
                self.column("id", Type::BigInt),
                self.optional("reply", Type::Text),
            ]),
            constraints: slice([self.constraint("positive", positive)]),
            ..CreateTable::new(self.table("letters"))
        })
    }

    /// What a table says otherwise of columns that it inherits.
    fn overridden(self) -> Vec<Operation<'static>> {
        let id = ColumnType {
            ty: Type::BigInt,
            nullable: false,
        };
        let title = ColumnType {
            ty: Type::Text,
            nullable: true,
        };
        let set = |name, ty, change| Change::AlterColumn {
            name: self.name(name),
            ty,
            change,
        };
        let one = DefaultValue::Value(Value::Number("1"));
        vec![self.alter(
            "letters",
            vec![
                set("id", id, ColumnChange::SetDefault(one)),
                set("id", id, ColumnChange::SetStatistics(Some(9))),
                set("title", title, ColumnChange::DropDefault),
                set("title", title, ColumnChange::SetCompression(None)),
                set(
                    "title",
                    title,
                    ColumnChange::SetStorage(Some(Storage::External)),
                ),
            ],
        )]
    }

    /// Changes that other tables follow.
    fn altered_parent(self) -> Vec<Operation<'static>> {
        let id = ColumnType {
            ty: Type::BigInt,
            nullable: false,
        };
        let mark = ColumnType {
            ty: Type::Integer,
            nullable: true,
        };
        let extra = Column {
            storage: Some(Storage::External),
            ..self.optional("body", Type::Text)
        };
        let rename = Change::RenameColumn {
            from: self.name("id"),
            to: self.name("renamed"),
            ty: id,
        };
        let (name, positive) = (self.name("mark"), self.name("positive"));
        let seven = ConstraintKind::Check(self.sql("{renamed} <> 7", ["renamed"]));
        let other = ConstraintChange::Rename(self.name("above_zero"));
        vec![
            self.alter("notes", vec![Change::AddColumn(extra), rename]),
            self.alter("marks", vec![Change::DropColumn { name, ty: mark }]),
            self.alter(
                "notes",
                vec![
                    Change::AddConstraint(self.constraint("seven", seven)),
                    Change::AlterConstraint {
                        name: positive,
                        change: other,
                    },
                ],
            ),
            self.alter(
                "notes",
                vec![Change::DropConstraint {
                    name: self.name("above_zero"),
                }],
            ),
        ]
    }

    /// A check that goes above, and a type that changes there.
    fn altered_checks(self) -> Vec<Operation<'static>> {
        let text = |ty| ColumnType { ty, nullable: true };
        let change = Change::ChangeType {
            name: self.name("title"),
            from: text(Type::Text),
            to: text(Type::CharacterVarying(Some(90))),
            using: None,
            down_using: None,
            collation: None,
        };
        let drop = Change::DropConstraint {
            name: self.name("positive"),
        };
        vec![self.alter("notes", vec![change, drop])]
    }

    fn row_above(self) -> Vec<Operation<'static>> {
        let row: Row<'static> = slice([Some(DefaultValue::Value(Value::Number("1")))]);
        let insert = Operation::Insert(Insert {
            table: self.table("notes"),
            columns: self.names(["id"]),
            rows: slice([row]),
            irreversible: None,
        });
        let published = PublishedTable {
            table: self.table("notes"),
            columns: &[],
            predicate: None,
        };
        let publication = Operation::CreatePublication(CreatePublication {
            name: self.name("events"),
            of: Published::Members(Members {
                tables: slice([published]),
                schemas: &[],
            }),
            options: PublicationOptions::DEFAULT,
        });
        vec![insert, publication]
    }

    /// A table under another name, which goes to another schema, and one below a column that is computed.
    fn renamed_parent(self) -> Vec<Operation<'static>> {
        let options = TableOptions::PLAIN.inherits(slice([self.table("counted")]));
        let computed = Operation::CreateTable(CreateTable {
            options,
            ..CreateTable::new(self.table("computed"))
        });
        let rename = Operation::RenameTable(RenameTable {
            name: self.table("notes"),
            to: self.name("renamed"),
        });
        let schema = self.name("archive");
        let archive = Operation::CreateSchema(CreateSchema { name: schema });
        let moved = Operation::MoveTable(MoveTable {
            name: self.table("renamed"),
            schema,
        });
        vec![computed, rename, archive, moved]
    }
}

//! Columns with all that can be set of them, and changes of it.

use super::*;

const SEQUENCE: IdentitySequence<'static> = IdentitySequence {
    name: None,
    start: Some(1_000),
    increment: Some(10),
    min: Some(-5),
    max: Some(30_000),
    cache: Some(20),
    cycle: Some(true),
};

impl Make {
    pub(super) fn columns(self) -> Vec<Case> {
        let altered =
            |name, changes| self.case(name, self.kept(), vec![self.alter("kept", changes)]);
        let last = |case| Case {
            moves_columns: true,
            ..case
        };
        let from = |server, case| Case { server, ..case };
        vec![
            self.case("create_columns", self.base(), vec![self.kept_table()]),
            altered("alter_column", self.altered()),
            altered("alter_column_identity", self.identities()),
            self.case(
                "name_identity_sequence",
                self.kept(),
                self.named_identities(),
            ),
            last(self.case(
                "drop_named_identity_sequence",
                [self.kept(), vec![self.numbered()]].concat(),
                self.named_identities_dropped(),
            )),
            altered("change_collation", self.collated()),
            last(altered("drop_expression", self.expression_dropped())),
            last(altered("drop_columns_with_settings", self.dropped())),
            from(17, altered("set_expression", self.expression_set())),
            from(18, altered("add_virtual_column", self.added_virtual())),
        ]
    }

    fn kept(self) -> Vec<Operation<'static>> {
        let mut operations = self.base();
        operations.push(self.kept_table());
        operations.push(Operation::CreateIndex(CreateIndex {
            keys: slice([self.key("sum")]),
            include: self.names(["text"]),
            ..self.index("kept_idx", "kept")
        }));
        operations
    }

    /// A table of columns with every setting.
    fn kept_table(self) -> Operation<'static> {
        Operation::CreateTable(CreateTable {
            name: self.table("kept"),
            columns: slice([
                Column {
                    identity: Some(Identity::Always),
                    sequence: SEQUENCE,
                    statistics: Some(0),
                    ..self.column("number", Type::SmallInt)
                },
                Column {
                    collation: Some(Name::plain("C")),
                    storage: Some(Storage::External),
                    compression: Some(Compression::Pglz),
                    statistics: Some(250),
                    options: slice([("n_distinct", "-0.5"), ("n_distinct_inherited", "70")]),
                    default: self.default_text("it's"),
                    ..self.column("text", Type::Text)
                },
                Column {
                    generated: Some(self.sql("{number} + 1 -- more", ["number"])),
                    statistics: Some(7),
                    ..self.column("sum", Type::Integer)
                },
                self.optional("plain", Type::Integer),
                self.column("count", Type::Integer),
            ]),
            constraints: slice([self.constraint(
                "kept_check",
                ConstraintKind::Check(self.sql("{sum} > 0", ["sum"])),
            )]),
            options: TableOptions::PLAIN,
        })
    }

    pub(super) fn of(
        self,
        base: &'static str,
        (ty, nullable): (Type<'static>, bool),
        change: ColumnChange<'static>,
    ) -> Change<'static> {
        let ty = ColumnType { ty, nullable };
        Change::AlterColumn {
            name: self.name(base),
            ty,
            change,
        }
    }

    fn altered(self) -> Vec<Change<'static>> {
        let text = |change| self.of("text", (Type::Text, false), change);
        let plain = |change| self.of("plain", (Type::Integer, true), change);
        let random = self.sql("random() * 10 -- some", []);
        vec![
            plain(ColumnChange::SetDefault(DefaultValue::Expression(random))),
            text(ColumnChange::DropDefault),
            text(ColumnChange::SetStorage(None)),
            text(ColumnChange::SetCompression(None)),
            text(ColumnChange::SetStatistics(None)),
            text(ColumnChange::SetOptions(slice([("n_distinct", "3")]))),
            text(ColumnChange::ResetOptions(slice(["n_distinct_inherited"]))),
            plain(ColumnChange::SetStatistics(Some(10_000))),
            plain(ColumnChange::SetOptions(slice([("n_distinct", "3")]))),
            plain(ColumnChange::SetStorage(Some(Storage::Plain))),
        ]
    }

    fn identities(self) -> Vec<Change<'static>> {
        let number = |change| self.of("number", (Type::SmallInt, false), change);
        let count = |change| self.of("count", (Type::Integer, false), change);
        let changed = IdentitySequence {
            start: Some(500),
            increment: Some(5),
            cycle: Some(false),
            ..IdentitySequence::DEFAULT
        };
        let by_default = Some(Identity::ByDefault);
        vec![
            number(ColumnChange::SetIdentity(by_default, changed)),
            count(ColumnChange::AddIdentity(Identity::Always, SEQUENCE)),
            number(ColumnChange::DropIdentity),
        ]
    }

    /// A table whose identity columns have sequences of these names.
    fn numbered(self) -> Operation<'static> {
        let column = |name, sequence| Column {
            identity: Some(Identity::ByDefault),
            sequence: IdentitySequence {
                name: Some(self.name(sequence)),
                ..IdentitySequence::DEFAULT
            },
            ..self.column(name, Type::BigInt)
        };
        Operation::CreateTable(CreateTable {
            columns: slice([column("id", "counted"), column("other", "numbers")]),
            ..CreateTable::new(self.table("numbered"))
        })
    }

    /// The sequence keeps its name when its table and column get others, and goes to another schema with them.
    fn named_identities(self) -> Vec<Operation<'static>> {
        let (name, schema) = (self.table("numbered"), self.name("queue"));
        let to = self.name("renamed");
        let there = Name {
            schema: Some(schema),
            name: to,
        };
        let ty = ColumnType {
            ty: Type::BigInt,
            nullable: false,
        };
        let rename = Change::RenameColumn {
            from: self.name("id"),
            to: self.name("number"),
            ty,
        };
        let alter = |table, change| {
            let changes = slice([change]);
            Operation::AlterTable(AlterTable { table, changes })
        };
        let identity = IdentitySequence {
            name: Some(self.name("more")),
            ..SEQUENCE
        };
        let identity = ColumnChange::AddIdentity(Identity::Always, identity);
        vec![
            self.numbered(),
            alter(
                self.table("kept"),
                self.of("count", (Type::Integer, false), identity),
            ),
            Operation::RenameTable(RenameTable { name, to }),
            alter(name.sibling(to), rename),
            Operation::CreateSchema(CreateSchema { name: schema }),
            Operation::MoveTable(MoveTable {
                name: name.sibling(to),
                schema,
            }),
            Operation::CreateSequence(self.sequence("counted")),
            Operation::DropTable(DropTable::new(there)),
        ]
    }

    fn named_identities_dropped(self) -> Vec<Operation<'static>> {
        let big = ColumnType {
            ty: Type::BigInt,
            nullable: false,
        };
        let drop = Change::DropColumn {
            name: self.name("other"),
            ty: big,
        };
        let change = ColumnChange::SetIdentity(
            None,
            IdentitySequence {
                increment: Some(7),
                ..IdentitySequence::DEFAULT
            },
        );
        let of_id = |change| self.of("id", (Type::BigInt, false), change);
        vec![
            self.alter(
                "numbered",
                vec![of_id(change), of_id(ColumnChange::DropIdentity), drop],
            ),
            Operation::CreateSequence(self.sequence("counted")),
            Operation::CreateSequence(self.sequence("numbers")),
        ]
    }

    fn recollated(self, to: Type<'static>, collation: Option<Name<'static>>) -> Change<'static> {
        let of = |ty| ColumnType {
            ty,
            nullable: false,
        };
        Change::ChangeType {
            name: self.name("text"),
            from: of(Type::Text),
            to: of(to),
            using: None,
            down_using: None,
            collation,
        }
    }

    /// Twice the same type in another collation, once another type.
    fn collated(self) -> Vec<Change<'static>> {
        let default = Name {
            schema: Some("pg_catalog"),
            name: "default",
        };
        vec![
            self.recollated(Type::Text, Some(default)),
            self.recollated(Type::Text, Some(Name::plain("POSIX"))),
            self.recollated(Type::CharacterVarying(Some(20)), None),
        ]
    }

    fn expression_dropped(self) -> Vec<Change<'static>> {
        vec![self.of("sum", (Type::Integer, false), ColumnChange::DropExpression)]
    }

    fn dropped(self) -> Vec<Change<'static>> {
        let drop = |base, ty| Change::DropColumn {
            name: self.name(base),
            ty: ColumnType {
                ty,
                nullable: false,
            },
        };
        vec![
            drop("sum", Type::Integer),
            drop("number", Type::SmallInt),
            drop("text", Type::Text),
        ]
    }

    fn expression_set(self) -> Vec<Change<'static>> {
        let expression = self.sql("{number} * 2 -- twice", ["number"]);
        vec![self.of(
            "sum",
            (Type::Integer, false),
            ColumnChange::SetExpression(expression),
        )]
    }

    fn added_virtual(self) -> Vec<Change<'static>> {
        let column = Column {
            generated: Some(self.sql("{number} - 1 -- less", ["number"])),
            computed: Computed::Virtual,
            ..self.optional("less", Type::Integer)
        };
        vec![Change::AddColumn(column)]
    }
}

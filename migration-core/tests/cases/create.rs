//! Steps that create.

use super::*;

impl Make {
    pub(super) fn creates(self) -> Vec<Case> {
        let created = |name, step| self.case(name, self.base(), vec![step]);
        let status = self.base().remove(0);
        let indexes = self.task_indexes().map(Operation::CreateIndex).to_vec();
        let tasks = [self.base(), vec![self.tasks()]].concat();
        vec![
            self.case("create_enum", Vec::new(), vec![status]),
            created("create_table", self.tasks()),
            created("create_table_of_nothing", self.nothing()),
            self.case("create_index", tasks.clone(), indexes),
            self.case("create_index_concurrently", tasks, self.concurrently()),
            self.case("sql", self.base(), vec![self.raw()]),
        ]
    }

    /// A table with every kind of column and constraint.
    pub(super) fn tasks(self) -> Operation<'static> {
        Operation::CreateTable(CreateTable {
            name: self.table("tasks"),
            columns: self.task_columns(),
            constraints: slice([
                self.constraint("tasks_pkey", ConstraintKind::PrimaryKey(self.names(["id"]))),
                self.constraint(
                    "tasks_key",
                    ConstraintKind::Unique(self.names(["tenant_id", "name"])),
                ),
                self.constraint(
                    "tasks_check",
                    ConstraintKind::Check(self.sql(
                        "{attempts} >= 0 AND {attempts} < {most} -- many",
                        ["attempts", "most"],
                    )),
                ),
                self.constraint("tasks_fkey", ConstraintKind::ForeignKey(self.to_tenants())),
                self.constraint(
                    "tasks_self_fkey",
                    ConstraintKind::ForeignKey(self.to_self("parent", "id")),
                ),
            ]),
            options: TableOptions::PLAIN,
        })
    }

    fn task_columns(self) -> &'static [Column<'static>] {
        let call = |sql| Some(DefaultValue::Expression(self.sql(sql, [])));
        slice([
            Column {
                identity: Some(Identity::Always),
                ..self.column("id", Type::BigInt)
            },
            self.optional("parent", Type::BigInt),
            self.column("tenant_id", Type::Uuid),
            Column {
                default: self.default_text("it's a \\ and a\nbreak"),
                ..self.column("name", Type::CharacterVarying(Some(60)))
            },
            Column {
                default: self.default_text("it's"),
                ..self.column("status", self.status())
            },
            Column {
                default: Some(DefaultValue::Value(Value::Number("-1.5"))),
                ..self.optional("attempts", Type::Numeric(Some((10, 2))))
            },
            self.column("most", Type::Integer),
            Column {
                generated: Some(self.sql("{most} * 2 -- twice", ["most"])),
                ..self.optional("twice", Type::Integer)
            },
            Column {
                default: Some(DefaultValue::Value(Value::Boolean(true))),
                ..self.column("live", Type::Boolean)
            },
            Column {
                default: call("now()"),
                ..self.column("made_at", Type::Timestamptz)
            },
            Column {
                default: call("NOT false IS NULL -- no"),
                ..self.optional("odd", Type::Boolean)
            },
            self.optional("tags", Type::Array(&Type::Text)),
            self.optional("past", Type::Array(Box::leak(Box::new(self.status())))),
            self.optional("data", Type::Jsonb),
            self.optional("span", Type::TstzRange),
            self.optional("place", Type::Other("bit varying(8)")),
        ])
    }

    fn to_tenants(self) -> ForeignKey<'static> {
        ForeignKey {
            on_delete: ReferentialAction::Cascade,
            on_update: ReferentialAction::Restrict,
            ..ForeignKey::new(
                self.names(["tenant_id"]),
                self.table("tenants"),
                self.names(["id"]),
            )
        }
    }

    pub(super) fn to_self(self, column: &'static str, target: &'static str) -> ForeignKey<'static> {
        ForeignKey {
            on_delete: ReferentialAction::SetNull,
            on_update: ReferentialAction::NoAction,
            ..ForeignKey::new(
                self.names([column]),
                self.table("tasks"),
                self.names([target]),
            )
        }
    }

    /// Indexes of every kind on `tasks`.
    pub(super) fn task_indexes(self) -> [CreateIndex<'static>; 4] {
        let name = IndexKey {
            operator_class: Some(OperatorClass::named("text_pattern_ops")),
            order: Some(Order::Descending),
            nulls: Some(NullsOrder::Last),
            ..IndexKey::new(KeyKind::Expression(
                self.sql("lower({name}) -- low", ["name"]),
            ))
        };
        [
            CreateIndex {
                unique: true,
                keys: slice([self.key("parent"), self.key("most")]),
                include: self.names(["attempts", "live"]),
                ..self.index("tasks_unique_idx", "tasks")
            },
            CreateIndex {
                keys: slice([name, self.key("made_at")]),
                predicate: Some(self.sql(
                    "{status} = 'it''s' AND {most} > 0 -- few",
                    ["status", "most"],
                )),
                ..self.index("tasks_partial_idx", "tasks")
            },
            CreateIndex {
                method: "gin",
                keys: slice([self.key("tags")]),
                with: slice([("fastupdate", "off")]),
                ..self.index("tasks_gin_idx", "tasks")
            },
            CreateIndex {
                keys: slice([self.key("tenant_id")]),
                with: slice([("fillfactor", "70")]),
                ..self.index("tasks_plain_idx", "tasks")
            },
        ]
    }

    /// A concurrent index between two steps of a transaction, and another at the end.
    fn concurrently(self) -> Vec<Operation<'static>> {
        let [unique, partial, gin, plain] = self.task_indexes();
        let later = |index| {
            Operation::CreateIndex(CreateIndex {
                concurrently: true,
                ..index
            })
        };
        vec![
            Operation::CreateIndex(gin),
            later(unique),
            self.raw(),
            later(plain),
            later(partial),
        ]
    }

    fn nothing(self) -> Operation<'static> {
        Operation::CreateTable(CreateTable {
            name: self.table("nothing"),
            columns: &[],
            constraints: &[],
            options: TableOptions::PLAIN,
        })
    }

    fn raw(self) -> Operation<'static> {
        let comment = |text: &str| {
            let table = self.table("tenants").quoted();
            &*format!("COMMENT ON TABLE {table}\nIS {text} -- said").leak()
        };
        Operation::Sql(RawSql::new(
            slice([comment("'who; pays'"), "SELECT 1"]),
            RawDown::Sql(slice([comment("NULL")])),
        ))
    }
}

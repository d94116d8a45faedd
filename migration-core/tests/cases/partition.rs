//! Partitions.

use super::*;

impl Make {
    pub(super) fn partitions(self) -> Vec<Case> {
        let made = [self.base(), self.partitioned()].concat();
        let name = self.table("events_2024");
        let table = self.table("events");
        let detach = DetachPartition::new(name, table);
        let alone = Operation::DetachPartition(DetachPartition {
            concurrently: true,
            ..detach
        });
        let detach = Operation::DetachPartition(detach);
        let attach = self.attach("events_2024", "events", Self::year("2024", "2025"));
        let drop = Operation::DropPartition(DropPartition { name });
        let drop_table = Operation::DropTable(DropTable::new(name));
        let detached = [made.clone(), vec![detach]].concat();
        let ordinary = [made.clone(), vec![self.ordinary()]].concat();
        let year = Self::year("2025", "2026");
        let attach_table = self.attach("events_2025", "events", year);
        let attached = [ordinary.clone(), vec![attach_table]].concat();
        let gone = Operation::DropTable(DropTable::new(table));
        vec![
            self.case("create_partition", self.base(), self.partitioned()),
            self.case(
                "partition_by_list_and_hash",
                self.base(),
                self.other_parts(),
            ),
            self.case("drop_partition", made.clone(), vec![drop]),
            self.case("detach_partition", made.clone(), vec![detach]),
            self.case("attach_partition", detached.clone(), vec![attach]),
            self.case("detach_partition_concurrently", self.alone(), vec![alone]),
            self.case("attach_table", ordinary.clone(), vec![attach_table]),
            self.case(
                "index_of_partitions",
                attached.clone(),
                self.indexed_parts(),
            ),
            self.case("alter_attached_table", attached, self.altered_attached()),
            self.case("partition_of_a_partition", made.clone(), self.below()),
            self.case("drop_detached_partition", detached, vec![drop_table]),
            self.case("drop_partitioned_table", made.clone(), vec![gone]),
            self.case("qualified_in_partitions", made.clone(), self.qualified()),
            self.case("alter_partitioned_table", made, self.altered_parts()),
        ]
    }

    fn by(
        self,
        strategy: PartitionStrategy,
        keys: Vec<IndexKey<'static>>,
    ) -> TableOptions<'static> {
        let keys = keys.leak();
        TableOptions {
            partition_by: Some(PartitionBy { strategy, keys }),
            ..TableOptions::PLAIN
        }
    }

    fn partition(
        self,
        base: &'static str,
        table: &'static str,
        bound: Bound<'static>,
    ) -> Operation<'static> {
        Operation::CreatePartition(CreatePartition {
            name: self.table(base),
            table: self.table(table),
            bound,
            partition_by: None,
            with: &[],
            tablespace: None,
        })
    }

    fn attach(
        self,
        base: &'static str,
        table: &'static str,
        bound: Bound<'static>,
    ) -> Operation<'static> {
        Operation::AttachPartition(AttachPartition {
            name: self.table(base),
            to: self.table(table),
            bound,
            check: None,
        })
    }

    /// The rows of these years, the last one out.
    fn year(from: &str, to: &str) -> Bound<'static> {
        let day = |year: &str| {
            let text: &str = format!("{year}-01-01 00:00:00+00").leak();
            slice([BoundValue::Value(Value::Text(text))])
        };
        Bound::Range {
            from: day(from),
            to: day(to),
        }
    }

    /// A table by time with a key, a check, a foreign key and indexes, and two partitions.
    pub(super) fn partitioned(self) -> Vec<Operation<'static>> {
        let (own, target) = (self.names(["tenant_id"]), self.names(["id"]));
        let key = ConstraintKind::ForeignKey(ForeignKey {
            on_delete: ReferentialAction::Cascade,
            ..ForeignKey::new(own, self.table("tenants"), target)
        });
        let table = Operation::CreateTable(CreateTable {
            columns: slice([
                self.column("id", Type::BigInt),
                self.column("made_at", Type::Timestamptz),
                self.column("tenant_id", Type::Uuid),
                self.optional("name", Type::Text),
            ]),
            constraints: slice([
                self.constraint(
                    "events_pkey",
                    ConstraintKind::PrimaryKey(self.names(["id", "made_at"])),
                ),
                self.constraint(
                    "events_check",
                    ConstraintKind::Check(self.sql("{id} > 0", ["id"])),
                ),
                self.constraint("events_fkey", key),
            ]),
            options: self.by(PartitionStrategy::Range, vec![self.key("made_at")]),
            ..CreateTable::new(self.table("events"))
        });
        let low = IndexKey {
            label: "lower",
            ..IndexKey::new(KeyKind::Expression(self.sql("lower({name})", ["name"])))
        };
        let index = CreateIndex {
            unique: true,
            keys: slice([low, self.key("made_at")]),
            ..self.index("events_idx", "events")
        };
        let year = Self::year("2024", "2025");
        let Operation::CreatePartition(year) = self.partition("events_2024", "events", year) else {
            return Vec::new();
        };
        let year = Operation::CreatePartition(CreatePartition {
            with: slice([("fillfactor", "70")]),
            tablespace: Some("pg_default"),
            ..year
        });
        let rest = self.partition("events_rest", "events", Bound::Default);
        vec![table, Operation::CreateIndex(index), year, rest]
    }

    fn other_parts(self) -> Vec<Operation<'static>> {
        let table = |base, options| {
            Operation::CreateTable(CreateTable {
                columns: slice([
                    self.column("id", Type::BigInt),
                    self.optional("name", Type::Text),
                ]),
                options,
                ..CreateTable::new(self.table(base))
            })
        };
        let name = IndexKey {
            collation: Some(Name::plain("C")),
            operator_class: Some(OperatorClass::named("text_pattern_ops")),
            ..IndexKey::new(KeyKind::Expression(
                self.sql("lower({name}) -- low", ["name"]),
            ))
        };
        let list = self.by(PartitionStrategy::List, vec![name]);
        let hash = self.by(
            PartitionStrategy::Hash,
            vec![self.key("id"), self.key("name")],
        );
        let values = Bound::List(slice([
            BoundValue::Value(Value::Text("it's")),
            BoundValue::Null,
            BoundValue::Expression(self.sql("'a' || 'b' -- both", [])),
        ]));
        let range = self.by(
            PartitionStrategy::Range,
            vec![self.key("id"), self.key("name")],
        );
        let from = slice([BoundValue::Value(Value::Number("-1")), BoundValue::Least]);
        let to = slice([BoundValue::Greatest, BoundValue::Greatest]);
        let (modulus, remainder) = (4, 3);
        vec![
            table("by_list", list),
            self.partition("list_some", "by_list", values),
            table("by_hash", hash),
            self.partition("hash_some", "by_hash", Bound::Hash { modulus, remainder }),
            table("by_range", range),
            self.partition("range_some", "by_range", Bound::Range { from, to }),
        ]
    }

    /// The same without the default partition, beside which none is detached concurrently.
    fn alone(self) -> Vec<Operation<'static>> {
        let mut made = [self.base(), self.partitioned()].concat();
        made.pop();
        made
    }

    /// A table as a partition is to be, with the check and the key of the partitioned one, and neither its index nor its foreign
    /// key.
    fn ordinary(self) -> Operation<'static> {
        let positive = ConstraintKind::Check(self.sql("{id}>0 /* as there */", ["id"]));
        let few = ConstraintKind::Check(self.sql("{id} < 1000", ["id"]));
        let key = ConstraintKind::PrimaryKey(self.names(["id", "made_at"]));
        Operation::CreateTable(CreateTable {
            columns: slice([
                self.column("made_at", Type::Timestamptz),
                self.column("id", Type::BigInt),
                self.column("tenant_id", Type::Uuid),
                self.optional("name", Type::Text),
            ]),
            constraints: slice([
                self.constraint("events_2025_key", key),
                self.constraint("events_check", positive),
                self.constraint("few", few),
            ]),
            ..CreateTable::new(self.table("events_2025"))
        })
    }

    /// An index that one partition has, for all; and one that goes.
    fn indexed_parts(self) -> Vec<Operation<'static>> {
        let keys = slice([self.key("tenant_id")]);
        let own = CreateIndex {
            keys,
            ..self.index("own_idx", "events_2025")
        };
        let all = CreateIndex {
            keys,
            ..self.index("all_idx", "events")
        };
        let name = self.table("events_idx");
        vec![
            Operation::CreateIndex(own),
            Operation::CreateIndex(all),
            Operation::DropIndex(DropIndex::new(name)),
        ]
    }

    /// What a partition has alone, and a column that goes with it.
    fn altered_attached(self) -> Vec<Operation<'static>> {
        let ty = ColumnType {
            ty: Type::Text,
            nullable: true,
        };
        let name = self.name("name");
        let text = |it| DefaultValue::Value(Value::Text(it));
        let default = |it| Change::AlterColumn {
            name,
            ty,
            change: ColumnChange::SetDefault(text(it)),
        };
        let short = ConstraintKind::Check(self.sql("length({name}) < 9", ["name"]));
        let own = vec![
            default("own"),
            Change::AddConstraint(self.constraint("short", short)),
            Change::DropConstraint {
                name: self.name("few"),
            },
        ];
        let check = ConstraintKind::Check(self.sql("{id} <> 7", ["id"]));
        let drop = Change::DropColumn { name, ty };
        vec![
            self.alter("events_2025", own),
            self.alter("events", vec![default("all"), drop]),
            self.alter(
                "events",
                vec![Change::AddConstraint(self.constraint("seven", check))],
            ),
        ]
    }

    /// Texts that say the name of the table, which means nothing in its partitions.
    fn qualified(self) -> Vec<Operation<'static>> {
        let table = self.table("events").quoted();
        let id = Quoted(self.name("id"));
        let text = |end: &str| {
            let sql: &str = format!("{table}.{id} {end}").leak();
            Expression::over(sql, self.names(["id"]))
        };
        let few = ConstraintKind::Check(text("< 1000"));
        let sum = Column {
            generated: Some(text("+ 1")),
            ..self.optional("name2", Type::BigInt)
        };
        let add = vec![
            Change::AddColumn(sum),
            Change::AddConstraint(self.constraint("few", few)),
        ];
        let drop = Change::DropConstraint {
            name: self.name("few"),
        };
        vec![self.alter("events", add), self.alter("events", vec![drop])]
    }

    /// A partition that has partitions, all detached and attached again.
    fn below(self) -> Vec<Operation<'static>> {
        let of = |base, partition_by| {
            let Operation::CreatePartition(step) =
                self.partition(base, "events", Self::year("2025", "2026"))
            else {
                unreachable!("a partition is made")
            };
            CreatePartition {
                partition_by,
                ..step
            }
        };
        let by = self.by(PartitionStrategy::Range, vec![self.key("made_at")]);
        let year = of("events_2025", by.partition_by);
        let half = Bound::Range {
            from: slice([BoundValue::Least]),
            to: slice([BoundValue::Value(Value::Text("2025-07-01 00:00:00+00"))]),
        };
        let (name, from) = (year.name, year.table);
        let index = CreateIndex {
            keys: slice([self.key("tenant_id")]),
            ..self.index("deep_idx", "events")
        };
        vec![
            Operation::CreatePartition(year),
            self.partition("events_2025_early", "events_2025", half),
            Operation::CreateIndex(index),
            Operation::DetachPartition(DetachPartition::new(name, from)),
            self.attach("events_2025", "events", Self::year("2025", "2026")),
        ]
    }

    fn altered_parts(self) -> Vec<Operation<'static>> {
        let nothing = StorageChange::ReplicaIdentity(ReplicaIdentity::Nothing);
        let rename = Change::RenameColumn {
            from: self.name("made_at"),
            to: self.name("renamed"),
            ty: ColumnType {
                ty: Type::Timestamptz,
                nullable: false,
            },
        };
        let changes = vec![
            Change::AddColumn(self.optional("extra_text", Type::Text)),
            rename,
            Change::DropConstraint {
                name: self.name("events_check"),
            },
            Change::Storage(nothing),
        ];
        let index = CreateIndex {
            keys: slice([self.key("renamed")]),
            ..self.index("late_idx", "events")
        };
        let renamed = Operation::RenameTable(RenameTable {
            name: self.table("events"),
            to: self.name("happened"),
        });
        vec![
            self.alter("events", changes),
            Operation::CreateIndex(index),
            renamed,
        ]
    }
}

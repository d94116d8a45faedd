//! Partitions.

use super::*;

impl Make {
    pub(super) fn partitions(self) -> Vec<Case> {
        let made = [self.base(), self.partitioned()].concat();
        let name = self.table("events_2024");
        let table = self.table("events");
        let detach = Operation::DetachPartition(DetachPartition { name, from: table });
        let attach = Operation::AttachPartition(AttachPartition {
            name,
            to: table,
            bound: None,
        });
        let drop = Operation::DropPartition(DropPartition { name });
        let detached = [made.clone(), vec![detach]].concat();
        let gone = Operation::DropTable(DropTable { name: table });
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
            self.case("drop_detached_partition", detached, vec![drop]),
            self.case("drop_partitioned_table", made.clone(), vec![gone]),
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
            with: &[],
            tablespace: None,
            attached: true,
        })
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
        let low = IndexKey::new(KeyKind::Expression(self.sql("lower({name})", ["name"])));
        let index = CreateIndex {
            unique: true,
            keys: slice([low, self.key("made_at")]),
            ..self.index("events_idx", "events")
        };
        let text = |text| BoundValue::Value(Value::Text(text));
        let year = Bound::Range {
            from: slice([text("2024-01-01 00:00:00+00")]),
            to: slice([text("2025-01-01 00:00:00+00")]),
        };
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

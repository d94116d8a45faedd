//! Drops that take along what needs the dropped.

use super::*;

impl Make {
    pub(super) fn cascades(self) -> Vec<Case> {
        let needed = [self.full(), self.needing_tenants()].concat();
        let parted = [self.base(), self.partitioned(), self.views_of_events()].concat();
        let whole = vec![
            self.case(
                "drop_table_cascade",
                needed.clone(),
                vec![self.gone("tenants")],
            ),
            self.case(
                "drop_partitioned_table_cascade",
                parted,
                vec![self.gone("events")],
            ),
        ];
        [
            whole,
            self.parts_and_needed(needed),
            self.types_and_needed(),
            self.others_and_needed(),
        ]
        .concat()
    }

    fn with_all(self, drop: Operation<'static>) -> Vec<Operation<'static>> {
        vec![Operation::Cascade(Cascade {
            of: Box::leak(Box::new(drop)),
            along: &[],
        })]
    }

    /// A partition to which a foreign key refers, and a sequence from which a default takes its numbers.
    fn others_and_needed(self) -> Vec<Case> {
        let name = self.table("events_2024");
        let partition = self.with_all(Operation::DropPartition(DropPartition { name }));
        let name = self.table("numbers");
        let sequence = self.with_all(Operation::DropSequence(DropSequence { name }));
        let notes = Operation::CreateTable(CreateTable {
            name: self.table("notes"),
            columns: slice([
                self.optional("event", Type::BigInt),
                self.optional("made", Type::Timestamptz),
            ]),
            constraints: slice([self.constraint(
                "notes_fkey",
                ConstraintKind::ForeignKey(ForeignKey::new(
                    self.names(["event", "made"]),
                    self.table("events_2024"),
                    self.names(["id", "made_at"]),
                )),
            )]),
            options: TableOptions::PLAIN,
        });
        let parted = [
            self.base(),
            self.partitioned(),
            self.views_of_events(),
            vec![notes],
        ];
        let last = self.columns_of("numbers", ["last_value"]);
        let view = Operation::CreateView(CreateView::new(
            self.table("seen"),
            self.names(["n"]),
            Query {
                sql: last
                    .sql
                    .replace(
                        &Quoted(self.name("last_value")).to_string(),
                        "\"last_value\"",
                    )
                    .leak(),
                mentions: slice([Mention::Relation(self.table("numbers"))]),
            },
        ));
        let serial = [self.serial(), vec![view]].concat();
        vec![
            self.case("drop_partition_cascade", parted.concat(), partition),
            self.case("drop_sequence_cascade", serial, sequence),
        ]
    }

    /// Types that a view and a policy name.
    fn types_and_needed(self) -> Vec<Case> {
        let spans = Operation::CreateRange(self.range("spans", Type::DoublePrecision));
        let name = |base| self.table(base);
        let (status, email) = (name("status"), name("email"));
        let (address, range) = (name("address"), name("spans"));
        let cases = [
            (
                "drop_enum_cascade",
                "status",
                None,
                Operation::DropEnum(DropEnum { name: status }),
            ),
            (
                "drop_domain_cascade",
                "email",
                Some(Operation::CreateDomain(self.email())),
                Operation::DropDomain(DropDomain { name: email }),
            ),
            (
                "drop_composite_cascade",
                "address",
                Some(Operation::CreateComposite(self.address())),
                Operation::DropComposite(DropComposite { name: address }),
            ),
            (
                "drop_range_cascade",
                "spans",
                Some(spans),
                Operation::DropRange(DropRange { name: range }),
            ),
        ];
        cases
            .map(|(case, base, create, drop)| {
                let made: Vec<_> = create.into_iter().collect();
                let before = [self.base(), made, self.naming(base)].concat();
                self.case(case, before, self.with_all(drop))
            })
            .to_vec()
    }

    /// A view and a policy that name a type, and a view that reads that view.
    fn naming(self, base: &'static str) -> Vec<Operation<'static>> {
        let mentions = slice([Mention::Type(self.table(base))]);
        let is_null = format!("NULL::{} IS NULL", Quoted(self.name(base)));
        let sql = format!("SELECT {is_null}").leak();
        let view = CreateView::new(
            self.table("typed"),
            self.names(["title"]),
            Query { sql, mentions },
        );
        let reader = CreateView::new(
            self.table("again"),
            self.names(["title"]),
            self.columns_of("typed", ["title"]),
        );
        let policy = CreatePolicy {
            name: self.name("known"),
            table: self.table("tenants"),
            mode: PolicyMode::default(),
            command: PolicyCommand::default(),
            to: &[],
            using: Some(Expression {
                sql: is_null.leak(),
                columns: &[],
                mentions,
            }),
            with_check: None,
        };
        vec![
            Operation::CreateView(view),
            Operation::CreateView(reader),
            Operation::CreatePolicy(policy),
            self.said(TargetKind::View, "again", ""),
        ]
    }

    /// Columns and constraints that others need.
    fn parts_and_needed(self, needed: Vec<Operation<'static>>) -> Vec<Case> {
        let name = self.name("tenants_pkey");
        let key = self.along(Change::DropConstraint { name });
        let id = self.column_along("id", Type::Uuid, false);
        let room = self.column_along("room", Type::Integer, true);
        let of_events = self.column_along("name", Type::Text, true);
        let parted = [self.base(), self.partitioned(), self.names_of_events()].concat();
        let last = |case| Case {
            moves_columns: true,
            ..case
        };
        vec![
            self.case(
                "drop_constraint_cascade",
                self.full(),
                vec![self.alter("tenants", vec![key])],
            ),
            last(self.case(
                "drop_column_cascade",
                needed,
                vec![self.alter("tenants", vec![id])],
            )),
            last(self.case(
                "drop_computed_column_cascade",
                self.rooms(),
                vec![self.alter("bookings", vec![room])],
            )),
            self.case(
                "drop_partitioned_column_cascade",
                parted,
                vec![self.alter("events", vec![of_events])],
            ),
        ]
    }

    fn along(self, change: Change<'static>) -> Change<'static> {
        Change::Cascade(Cascade {
            of: Box::leak(Box::new(change)),
            along: &[],
        })
    }

    fn column_along(
        self,
        base: &'static str,
        ty: Type<'static>,
        nullable: bool,
    ) -> Change<'static> {
        self.along(Change::DropColumn {
            name: self.name(base),
            ty: ColumnType { ty, nullable },
        })
    }

    /// The bookings, with a column that is computed from the room, to which a foreign key refers.
    fn rooms(self) -> Vec<Operation<'static>> {
        let next = Column {
            generated: Some(self.sql("{room} + 1", ["room"])),
            ..self.optional("next", Type::Integer)
        };
        let unique = ConstraintKind::Unique(self.names(["next"]));
        let targets = self.names(["next"]);
        let key = ForeignKey::new(self.names(["seats"]), self.table("bookings"), targets);
        let key = ConstraintKind::ForeignKey(key);
        let count = CreateView::new(
            self.table("doors"),
            self.names(["next"]),
            self.columns_of("bookings", ["next", "room"]),
        );
        let changes = vec![
            Change::AddColumn(next),
            Change::AddConstraint(self.constraint("next_key", unique)),
        ];
        let key = Change::AddConstraint(self.constraint("seats_fkey", key));
        let late = [
            self.alter("bookings", changes),
            self.alter("tenants", vec![key]),
            Operation::CreateView(count),
            self.said(TargetKind::Column, "bookings", self.name("next")),
            self.said(TargetKind::Constraint, "tenants", self.name("seats_fkey")),
        ];
        [self.booked(), late.to_vec()].concat()
    }

    /// The first of these columns, where the others are not NULL.
    fn columns_of<const N: usize>(
        self,
        table: &'static str,
        columns: [&'static str; N],
    ) -> Query<'static> {
        let quoted = |base| Quoted(self.name(base)).to_string();
        let conditions = columns.map(|it| format!("{} IS NOT NULL", quoted(it)));
        let relations = slice([self.table(table)]);
        let mut mentions = vec![Mention::Relation(self.table(table))];
        mentions.extend(columns.map(|base| Mention::Column {
            relations,
            column: self.name(base),
        }));
        let first = columns.first().copied().map(quoted).unwrap_or_default();
        let (from, conditions) = (quoted(table), conditions.join(" AND "));
        Query {
            sql: format!("SELECT {first} FROM {from} WHERE {conditions}").leak(),
            mentions: mentions.leak(),
        }
    }

    /// Views of the names of all events, and of one partition.
    fn names_of_events(self) -> Vec<Operation<'static>> {
        let view = |base: &'static str, of: &'static str| {
            let query = self.columns_of(of, ["name"]);
            let columns = self.names(["name"]);
            Operation::CreateView(CreateView::new(self.table(base), columns, query))
        };
        vec![
            view("part", "events_2024"),
            view("all_events", "events"),
            view("of_part", "part"),
        ]
    }

    fn gone(self, base: &'static str) -> Operation<'static> {
        let drop = DropTable::new(self.table(base));
        Operation::DropTable(drop.behavior(DropBehavior::Cascade))
    }

    /// Views of several kinds, a policy of another table, a function, and a comment.
    fn needing_tenants(self) -> Vec<Operation<'static>> {
        let tenants = self.query_of_tenants("SELECT {id} FROM {tenants}", ["id"]);
        let count = CreateRoutine {
            returns: Some(Returns::Set(ResultType::Of(Type::Uuid))),
            body: Body {
                form: BodyForm::Atomic,
                sql: tenants.sql,
                mentions: tenants.mentions,
            },
            ..self.routine(RoutineKind::Function, "count_up")
        };
        let text = format!("EXISTS ({})", tenants.sql);
        let policy = CreatePolicy {
            name: self.name("known"),
            table: self.table("tasks"),
            mode: PolicyMode::default(),
            command: PolicyCommand::default(),
            to: &[],
            using: Some(Expression {
                sql: text.leak(),
                columns: &[],
                mentions: tenants.mentions,
            }),
            with_check: None,
        };
        let materialized = CreateMaterializedView {
            name: self.table("kept"),
            ..self.materialized()
        };
        vec![
            Operation::CreateView(self.view()),
            self.reader(),
            Operation::CreateMaterializedView(materialized),
            Operation::CreateIndex(CreateIndex {
                keys: slice([self.key("seats")]),
                ..self.index("kept_seats", "kept")
            }),
            Operation::CreateRoutine(count),
            Operation::CreatePolicy(policy),
            self.said(TargetKind::View, "reader", ""),
            self.said(TargetKind::Constraint, "tasks", self.name("tasks_fkey")),
        ]
    }

    fn views_of_events(self) -> Vec<Operation<'static>> {
        let view = |base: &'static str, of: &'static str| {
            let name = Quoted(self.name(of)).to_string();
            let columns = self.names(["n"]);
            let query = Query {
                sql: format!("SELECT 1 FROM {name}").leak(),
                mentions: slice([Mention::Relation(self.table(of))]),
            };
            Operation::CreateView(CreateView::new(self.table(base), columns, query))
        };
        vec![
            view("part", "events_2024"),
            view("all_events", "events"),
            view("of_part", "part"),
        ]
    }
}

//! Schemas.

use super::*;

impl Make {
    pub(super) fn schemas(self) -> Vec<Case> {
        let name = self.name("queue");
        let create = Operation::CreateSchema(CreateSchema { name });
        let drop = Operation::DropSchema(DropSchema { name });
        let rename = Operation::RenameSchema(RenameSchema {
            name,
            to: self.name("backlog"),
        });
        let table = Operation::CreateTable(CreateTable {
            name: self.queue("jobs"),
            columns: slice([self.column("id", Type::BigInt)]),
            constraints: &[],
            options: TableOptions::PLAIN,
        });
        vec![
            self.case("create_schema", vec![], vec![create, table]),
            self.case("drop_schema", vec![create], vec![drop]),
            self.case("rename_schema", self.full_schema(create), vec![rename]),
        ]
    }

    fn queue(self, base: &'static str) -> Name<'static> {
        Name {
            schema: Some(self.name("queue")),
            name: self.name(base),
        }
    }

    /// A schema with whatever can be in one, and what refers to it from outside.
    fn full_schema(self, create: Operation<'static>) -> Vec<Operation<'static>> {
        let jobs = self.queue("jobs");
        let foreign = ConstraintKind::ForeignKey(ForeignKey::new(
            self.names(["job"]),
            jobs,
            self.names(["id"]),
        ));
        let outside = Operation::CreateTable(CreateTable {
            columns: slice([self.column("job", Type::BigInt)]),
            constraints: slice([self.constraint("runs_fkey", foreign)]),
            ..CreateTable::new(self.table("runs"))
        });
        let comment = |kind, part| {
            Operation::CommentOn(CommentOn {
                target: Target {
                    kind,
                    name: jobs,
                    part,
                },
                text: Some("waiting"),
            })
        };
        let first = vec![
            create,
            self.jobs_table(),
            self.jobs_index(),
            outside,
            comment(TargetKind::Table, ""),
            comment(TargetKind::Column, self.name("note")),
            self.tickets(),
            self.own_jobs(),
        ];
        [first, self.objects_in_schema(jobs)].concat()
    }

    /// An expression over a column of the table, which says the table's schema.
    fn over_jobs(self, text: &str, column: &'static str) -> Expression<'static> {
        let table = self.queue("jobs").quoted();
        self.sql(&text.replace("{jobs}", &table), [column])
    }

    fn jobs_table(self) -> Operation<'static> {
        let key = ConstraintKind::PrimaryKey(self.names(["id"]));
        let check = ConstraintKind::Check(self.over_jobs("{jobs}.{id} > 0", "id"));
        Operation::CreateTable(CreateTable {
            columns: slice([
                self.column("id", Type::BigInt),
                self.optional("note", Type::Text),
                Column {
                    identity: Some(Identity::Always),
                    ..self.column("number", Type::Integer)
                },
            ]),
            constraints: slice([
                self.constraint("jobs_pkey", key),
                self.constraint("jobs_check", check),
            ]),
            ..CreateTable::new(self.queue("jobs"))
        })
    }

    fn jobs_index(self) -> Operation<'static> {
        Operation::CreateIndex(CreateIndex {
            predicate: Some(self.over_jobs("{jobs}.{note} IS NOT NULL", "note")),
            keys: slice([self.key("note")]),
            ..CreateIndex::new(self.object("jobs_idx"), self.queue("jobs"))
        })
    }

    fn tickets(self) -> Operation<'static> {
        Operation::CreateSequence(CreateSequence {
            name: self.queue("tickets"),
            persistence: Persistence::Logged,
            options: SequenceOptions::default(),
            owned_by: Some(SequenceOwner {
                table: self.queue("jobs"),
                column: self.name("id"),
            }),
        })
    }

    fn own_jobs(self) -> Operation<'static> {
        Operation::CreatePolicy(CreatePolicy {
            name: self.name("own"),
            table: self.queue("jobs"),
            mode: PolicyMode::Permissive,
            command: PolicyCommand::All,
            to: &[],
            using: Some(self.over_jobs("{jobs}.{id} > 1", "id")),
            with_check: None,
        })
    }

    fn objects_in_schema(self, jobs: Name<'static>) -> Vec<Operation<'static>> {
        let touch = CreateRoutine {
            name: self.queue("touch"),
            ..self.touch()
        };
        let trigger = CreateTrigger {
            name: self.name("seen"),
            table: jobs,
            constraint: None,
            timing: TriggerTiming::Before,
            events: slice([TriggerEvent::Insert]),
            level: TriggerLevel::Row,
            old_table: None,
            new_table: None,
            when: None,
            function: self.queue("touch"),
            arguments: &[],
            state: TriggerState::Enabled,
        };
        let query = Query {
            sql: "SELECT 1",
            mentions: &[],
        };
        let columns = self.names(["day"]);
        let days = self.queue("days");
        let index = CreateIndex {
            keys: slice([self.key("day")]),
            ..CreateIndex::new(self.object("days_idx"), days)
        };
        let statistics = CreateStatistics {
            schema: None,
            name: self.object("jobs_stat"),
            table: jobs,
            kinds: &[],
            keys: slice([
                KeyKind::Column(self.name("id")),
                KeyKind::Column(self.name("note")),
            ]),
            target: None,
        };
        vec![
            Operation::CreateRoutine(touch),
            Operation::CreateTrigger(trigger),
            Operation::CreateView(CreateView::new(self.queue("dates"), columns, query)),
            Operation::CreateMaterializedView(CreateMaterializedView::new(days, columns, query)),
            Operation::CreateIndex(index),
            Operation::CreateStatistics(statistics),
            self.publication("changes", &[], slice([self.name("queue")])),
        ]
    }
}

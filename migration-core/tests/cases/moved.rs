//! Objects that go to another schema.

use super::*;

impl Make {
    pub(super) fn moves(self) -> Vec<Case> {
        [self.moved_objects(), self.moved_types()].concat()
    }

    fn moved_objects(self) -> Vec<Case> {
        [
            self.moved_views(),
            self.moved_sequence(),
            self.moved_statistics(),
            self.moved_routines(),
        ]
        .concat()
    }

    fn moved_views(self) -> Vec<Case> {
        let materialized = [
            Operation::CreateMaterializedView(self.materialized()),
            self.index_of_seen(),
            self.said(TargetKind::MaterializedView, "seen", ""),
        ];
        let view = [
            Operation::CreateView(self.view()),
            self.said(TargetKind::View, "seen", ""),
            self.said(TargetKind::Column, "seen", self.name("title")),
        ];
        vec![
            self.moved("move_view", view.to_vec(), self.moved_view(ViewKind::Plain)),
            self.moved(
                "move_materialized_view",
                materialized.to_vec(),
                self.moved_view(ViewKind::Materialized),
            ),
        ]
    }

    fn moved_sequence(self) -> Vec<Case> {
        let sequence = Operation::CreateSequence(CreateSequence {
            name: self.table("numbers"),
            persistence: Persistence::Logged,
            options: SequenceOptions::default(),
            owned_by: None,
        });
        let numbers = [sequence, self.said(TargetKind::Sequence, "numbers", "")];
        let moved = Operation::MoveSequence(MoveSequence {
            name: self.table("numbers"),
            schema: self.name("archive"),
        });
        vec![self.moved("move_sequence", numbers.to_vec(), moved)]
    }

    /// Statistics by themselves, and a table from beside its statistics, which stay and are dropped with it.
    fn moved_statistics(self) -> Vec<Case> {
        let together = [
            Operation::CreateStatistics(self.of_columns()),
            self.said(TargetKind::Statistics, "together", ""),
        ];
        let moved = Operation::MoveStatistics(MoveStatistics {
            name: self.table("together"),
            schema: self.name("archive"),
        });
        let table = Operation::MoveTable(MoveTable {
            name: self.table("tenants"),
            schema: self.name("archive"),
        });
        let gone = Operation::DropTable(DropTable::new(Name {
            schema: Some(self.name("archive")),
            name: self.name("tenants"),
        }));
        let mut from_beside = self.moved("move_table_of_statistics", together.to_vec(), table);
        from_beside.steps = named(vec![table, gone]);
        vec![
            self.moved("move_statistics", together.to_vec(), moved),
            from_beside,
        ]
    }

    fn moved_routines(self) -> Vec<Case> {
        let touching = vec![
            Operation::CreateRoutine(self.touch()),
            Operation::CreateTrigger(self.touching(TriggerTiming::Before)),
            self.said(TargetKind::Function, "touch", ""),
        ];
        let procedure = Operation::CreateRoutine(CreateRoutine {
            body: routine::text("SELECT 1"),
            ..self.routine(RoutineKind::Procedure, "clean")
        });
        vec![
            self.moved(
                "move_function",
                touching,
                self.moved_routine(RoutineKind::Function, "touch"),
            ),
            self.moved(
                "move_procedure",
                vec![procedure],
                self.moved_routine(RoutineKind::Procedure, "clean"),
            ),
        ]
    }

    fn moved_types(self) -> Vec<Case> {
        let address = vec![
            Operation::CreateComposite(self.address()),
            self.parcels(),
            self.said(TargetKind::Type, "address", ""),
        ];
        let email = vec![
            Operation::CreateDomain(self.email()),
            self.letters(),
            self.said(TargetKind::Domain, "email", ""),
        ];
        let spans = vec![
            Operation::CreateRange(self.range("spans", Type::DoublePrecision)),
            self.measures(),
            self.said(TargetKind::Type, "spans", ""),
        ];
        let archive = self.archive();
        let jobs = [self.jobs(), vec![archive]].concat();
        vec![
            self.case(
                "move_enum",
                jobs,
                vec![self.moved_type(TypeKind::Enum, "status")],
            ),
            self.moved(
                "move_composite",
                address,
                self.moved_type(TypeKind::Composite, "address"),
            ),
            self.moved(
                "move_range",
                spans,
                self.moved_type(TypeKind::Range, "spans"),
            ),
            self.moved(
                "move_domain",
                email,
                self.moved_type(TypeKind::Domain, "email"),
            ),
        ]
    }

    fn moved(
        self,
        name: &'static str,
        before: Vec<Operation<'static>>,
        step: Operation<'static>,
    ) -> Case {
        let before = [self.base(), vec![self.archive()], before].concat();
        self.case(name, before, vec![step])
    }

    fn archive(self) -> Operation<'static> {
        Operation::CreateSchema(CreateSchema {
            name: self.name("archive"),
        })
    }

    fn moved_view(self, kind: ViewKind) -> Operation<'static> {
        Operation::MoveView(MoveView {
            name: self.table("seen"),
            schema: self.name("archive"),
            kind,
        })
    }

    fn moved_routine(self, kind: RoutineKind, base: &'static str) -> Operation<'static> {
        Operation::MoveRoutine(MoveRoutine {
            routine: self.routine_ref(kind, base, None),
            schema: self.name("archive"),
        })
    }

    fn moved_type(self, kind: TypeKind, base: &'static str) -> Operation<'static> {
        let there = |base| {
            let name = Name {
                schema: Some(self.name("archive")),
                name: self.name(base),
            };
            &*Box::leak(Box::new(Type::Made(name)))
        };
        let multirange = (kind == TypeKind::Range).then(|| there("sets"));
        Operation::RenameType(RenameType {
            subtype: None,
            multirange,
            kind,
            from: self.table(base),
            to: there(base),
        })
    }

    /// An index whose key says the name of its view.
    fn index_of_seen(self) -> Operation<'static> {
        let text = self.sql("({seen}.{seats} + 1)", ["seen", "seats"]).sql;
        let expression = Expression::over(text, self.names(["seats"]));
        Operation::CreateIndex(CreateIndex {
            keys: slice([IndexKey::new(KeyKind::Expression(expression))]),
            ..self.index("seen_seats", "seen")
        })
    }

    pub(super) fn said(
        self,
        kind: TargetKind,
        base: &'static str,
        part: &'static str,
    ) -> Operation<'static> {
        let name = self.table(base);
        Operation::CommentOn(CommentOn {
            target: Target { kind, name, part },
            text: Some("kept"),
        })
    }
}

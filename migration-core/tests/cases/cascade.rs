//! Drops that take along what needs the dropped.

use super::*;

impl Make {
    pub(super) fn cascades(self) -> Vec<Case> {
        let needed = [self.full(), self.needing_tenants()].concat();
        let parted = [self.base(), self.partitioned(), self.views_of_events()].concat();
        vec![
            self.case("drop_table_cascade", needed, vec![self.gone("tenants")]),
            self.case(
                "drop_partitioned_table_cascade",
                parted,
                vec![self.gone("events")],
            ),
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

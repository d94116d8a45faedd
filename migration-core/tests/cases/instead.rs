//! Triggers of views.

use super::*;

impl Make {
    pub(super) fn instead_of(self) -> Vec<Case> {
        let made = vec![
            Operation::CreateRoutine(self.touch()),
            Operation::CreateView(self.view()),
        ];
        let base = [self.base(), made].concat();
        let trigger = Operation::CreateTrigger(self.instead());
        let said = self.said(TargetKind::Trigger, "seen", self.name("written"));
        let with_trigger = [base.clone(), vec![trigger, said]].concat();
        let drop = self.dropped_view("seen", DropBehavior::Restrict);
        let more = Operation::ReplaceView(CreateView {
            columns: self.names(["id", "title", "seats"]),
            query: self.query_of_tenants(
                "SELECT {id}, {name}, {seats} FROM {tenants}",
                ["id", "name", "seats"],
            ),
            ..self.view()
        });
        vec![
            self.case(
                "create_trigger_of_view",
                base.clone(),
                self.triggers_of_view(),
            ),
            self.case(
                "create_statement_trigger_of_view",
                base,
                self.statement_triggers_of_view(),
            ),
            self.case("drop_view_with_trigger", with_trigger.clone(), vec![drop]),
            self.case(
                "replace_view_with_trigger",
                with_trigger.clone(),
                vec![more],
            ),
            self.case(
                "rename_view_with_trigger",
                with_trigger,
                vec![self.renamed_view(ViewKind::Plain)],
            ),
        ]
    }

    fn instead(self) -> CreateTrigger<'static> {
        CreateTrigger {
            name: self.name("written"),
            table: self.table("seen"),
            timing: TriggerTiming::InsteadOf,
            events: &[TriggerEvent::Insert, TriggerEvent::Update(&[])],
            arguments: &["it's"],
            ..self.touching(TriggerTiming::Before)
        }
    }

    fn statement_triggers_of_view(self) -> Vec<Operation<'static>> {
        let (name, table) = (self.name("written"), self.table("seen"));
        let to = self.name("kept");
        let columns = self.names(["title", "id"]);
        let condition = TriggerCondition {
            sql: "current_user <> 'it''s'",
            old: None,
            new: None,
            mentions: &[],
        };
        let before = CreateTrigger {
            timing: TriggerTiming::Before,
            level: TriggerLevel::Statement,
            events: slice([TriggerEvent::Update(columns), TriggerEvent::Insert]),
            when: Some(condition),
            ..self.instead()
        };
        let after = CreateTrigger {
            timing: TriggerTiming::After,
            events: &[TriggerEvent::Delete],
            when: None,
            ..before
        };
        vec![
            Operation::CreateTrigger(before),
            Operation::ReplaceTrigger(after),
            Operation::RenameTrigger(RenameTrigger { name, table, to }),
            Operation::CreateTrigger(before),
            Operation::ReplaceTrigger(self.instead()),
        ]
    }

    fn triggers_of_view(self) -> Vec<Operation<'static>> {
        let (name, table) = (self.name("written"), self.table("seen"));
        let to = self.name("kept");
        let gone = DropTrigger { name: to, table };
        let replaced = CreateTrigger {
            events: &[TriggerEvent::Delete],
            ..self.instead()
        };
        vec![
            Operation::CreateTrigger(self.instead()),
            self.said(TargetKind::Trigger, "seen", name),
            Operation::ReplaceTrigger(replaced),
            Operation::RenameTrigger(RenameTrigger { name, table, to }),
            Operation::DropTrigger(gone),
        ]
    }
}

//! Triggers.

use super::*;

impl Make {
    pub(super) fn triggers(self) -> Vec<Case> {
        let touch = Operation::CreateRoutine(self.touch());
        let base = [self.base(), vec![touch]].concat();
        let seen = Operation::CreateTrigger(self.trigger());
        let with_trigger = [base.clone(), vec![seen]].concat();
        let replace = Operation::ReplaceTrigger(CreateTrigger {
            timing: TriggerTiming::After,
            events: &[TriggerEvent::Delete],
            when: None,
            state: TriggerState::Disabled,
            ..self.trigger()
        });
        let rename_function = Operation::RenameRoutine(RenameRoutine {
            routine: self.routine_ref(RoutineKind::Function, "touch", None),
            to: self.name("touched"),
        });
        let rename_column = self.alter("tenants", vec![self.renamed_seats()]);
        let drop_table = Operation::DropTable(DropTable::new(self.table("tenants")));
        vec![
            self.case("create_trigger", base, self.every_trigger()),
            self.case("replace_trigger", with_trigger.clone(), vec![replace]),
            self.case(
                "alter_trigger",
                with_trigger.clone(),
                self.altered_trigger(),
            ),
            self.case(
                "rename_what_a_trigger_names",
                with_trigger.clone(),
                vec![rename_function, rename_column, self.drop_trigger()],
            ),
            self.case(
                "drop_function_and_its_trigger",
                with_trigger.clone(),
                vec![Operation::DropRoutine(DropRoutine {
                    routine: self.routine_ref(RoutineKind::Function, "touch", Some(&[])),
                    behavior: DropBehavior::Cascade,
                })],
            ),
            self.case("drop_table_with_trigger", with_trigger, vec![drop_table]),
        ]
    }

    /// Before some updates, and not as usual.
    fn trigger(self) -> CreateTrigger<'static> {
        let seats = self.names(["seats"]);
        let sql = self.sql(
            "OLD.{seats} IS DISTINCT FROM new.{seats} -- changed",
            ["seats"],
        );
        CreateTrigger {
            name: self.name("seen"),
            table: self.table("tenants"),
            constraint: None,
            timing: TriggerTiming::Before,
            events: slice([TriggerEvent::Update(self.names(["seats", "code"]))]),
            level: TriggerLevel::Row,
            old_table: None,
            new_table: None,
            when: Some(TriggerCondition {
                sql: sql.sql,
                old: Some(seats),
                new: Some(seats),
                mentions: &[],
            }),
            function: self.table("touch"),
            arguments: &["it's", "a\\b"],
            state: TriggerState::Always,
        }
    }

    /// One of every form.
    fn every_trigger(self) -> Vec<Operation<'static>> {
        let plain = CreateTrigger {
            when: None,
            state: TriggerState::Enabled,
            ..self.trigger()
        };
        let with_tables = CreateTrigger {
            name: self.name("many"),
            timing: TriggerTiming::After,
            events: &[TriggerEvent::Update(&[])],
            level: TriggerLevel::Statement,
            old_table: Some(self.name("old_rows")),
            new_table: Some(self.name("new_rows")),
            arguments: &[],
            ..plain
        };
        let constraint = CreateTrigger {
            name: self.name("checked"),
            constraint: Some(TriggerConstraint {
                from: Some(self.table("tenants")),
                waits: TriggerWaits::Always,
            }),
            timing: TriggerTiming::After,
            events: &[TriggerEvent::Insert, TriggerEvent::Delete],
            ..plain
        };
        let truncate = CreateTrigger {
            name: self.name("emptied"),
            events: &[TriggerEvent::Truncate],
            level: TriggerLevel::Statement,
            state: TriggerState::Replica,
            ..plain
        };
        let all = [self.trigger(), with_tables, constraint, truncate];
        all.map(Operation::CreateTrigger).to_vec()
    }

    fn altered_trigger(self) -> Vec<Operation<'static>> {
        let (name, table) = (self.name("seen"), self.table("tenants"));
        let set = |state| Operation::SetTrigger(SetTrigger { name, table, state });
        let to = self.name("watched");
        vec![
            set(TriggerState::Disabled),
            set(TriggerState::Enabled),
            Operation::RenameTrigger(RenameTrigger { name, table, to }),
        ]
    }

    fn drop_trigger(self) -> Operation<'static> {
        Operation::DropTrigger(DropTrigger {
            name: self.name("seen"),
            table: self.table("tenants"),
        })
    }
}

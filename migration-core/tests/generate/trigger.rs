//! Triggers, and the functions that they execute.

use super::*;

const TRIGGERS: [&str; 3] = ["p", "q", "t_pkey"];
const FUNCTIONS: [&str; 2] = ["touch", "watch"];
const STATES: [TriggerState; 3] = [
    TriggerState::Enabled,
    TriggerState::Disabled,
    TriggerState::Always,
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn trigger(&mut self) -> Operation<'a> {
        let Some(table) = self.known() else {
            return self.create_table();
        };
        let (name, table) = self.known_trigger().unwrap_or_else(|| {
            let name = self.random.one_of(&TRIGGERS);
            (name, table.name)
        });
        if self.function().is_none() {
            return self.make_function();
        }
        match self.random.below(13) {
            0 => Operation::DropTrigger(DropTrigger { name, table }),
            1 => Operation::RenameTrigger(RenameTrigger {
                name,
                table,
                to: self.random.one_of(&TRIGGERS),
            }),
            2 => Operation::SetTrigger(SetTrigger {
                name,
                table,
                state: self.random.one_of(&STATES),
            }),
            3 => match self.schema.tables.values().find(|it| it.name.same(&table)) {
                Some(known) => {
                    let known = known.clone();
                    let new = self.create_trigger(&known);
                    Operation::ReplaceTrigger(CreateTrigger { name, ..new })
                }
                None => self.trigger_function(),
            },
            4 => self.trigger_function(),
            5 => match self.instead_of() {
                Some(trigger) => Operation::CreateTrigger(trigger),
                None => self.trigger_function(),
            },
            6 => match self.of_statements() {
                Some(trigger) if self.random.chance(20) => Operation::ReplaceTrigger(trigger),
                Some(trigger) => Operation::CreateTrigger(trigger),
                None => self.trigger_function(),
            },
            _ => {
                let Some(table) = self.known() else {
                    return self.create_table();
                };
                Operation::CreateTrigger(self.create_trigger(&table))
            }
        }
    }

    fn create_trigger(&mut self, table: &Table<'a>) -> CreateTrigger<'a> {
        let columns = self.columns(table, 2);
        let row = self.random.one_of(&["OLD", "new"]);
        let sql = columns
            .iter()
            .map(|it| format!("{row}.\"{it}\" IS NULL"))
            .collect::<Vec<_>>();
        let named = (!columns.is_empty()).then_some(columns);
        let (old, new) = match row {
            "OLD" => (named, None),
            _ => (None, named),
        };
        let condition = TriggerCondition {
            sql: self.arena.alloc_str(&sql.join(" OR ")),
            old,
            new,
            mentions: &[],
        };
        let event = match self.random.below(4) {
            0 => TriggerEvent::Insert,
            1 => TriggerEvent::Delete,
            _ => TriggerEvent::Update(self.columns(table, 2)),
        };
        let when = (named.is_some() && self.random.chance(40)).then_some(condition);
        let is_constraint = self.random.chance(15);
        let before = !is_constraint && self.random.chance(50);
        CreateTrigger {
            name: self.random.one_of(&TRIGGERS),
            table: table.name,
            constraint: is_constraint.then_some(TriggerConstraint {
                from: None,
                waits: TriggerWaits::Never,
            }),
            timing: match before {
                true => TriggerTiming::Before,
                false => TriggerTiming::After,
            },
            events: self.arena.alloc_slice_copy(&[event]),
            level: TriggerLevel::Row,
            old_table: None,
            new_table: None,
            when,
            function: self.function().unwrap_or(Name::plain("touch")),
            arguments: &[],
            state: self.random.one_of(&STATES),
        }
    }

    /// A trigger of a view that is there.
    fn instead_of(&mut self) -> Option<CreateTrigger<'a>> {
        let views = self.schema.objects.keys();
        let views: Vec<_> = views.filter(|it| it.noun == Noun::View).copied().collect();
        let view = views.get(self.random.below(views.len())).copied()?;
        let table = self.known()?;
        let trigger = self.create_trigger(&table);
        Some(CreateTrigger {
            table: Name {
                schema: Some(view.key.schema),
                name: view.key.name,
            },
            constraint: None,
            timing: TriggerTiming::InsteadOf,
            events: self.random.one_of(&[
                &[TriggerEvent::Insert],
                &[TriggerEvent::Update(&[])],
                &[TriggerEvent::Delete],
            ]),
            when: trigger.when.filter(|_| self.random.chance(10)),
            state: TriggerState::Enabled,
            ..trigger
        })
    }

    /// A trigger of a view for statements.
    fn of_statements(&mut self) -> Option<CreateTrigger<'a>> {
        let instead = self.instead_of()?;
        let id = ObjectId::of(Noun::View, instead.table);
        let columns = match self.schema.objects.get(&id)?.definition {
            Definition::View(view) => self.random.some(view.columns, 2),
            _ => Vec::new(),
        };
        let columns: &[_] = self.arena.alloc_slice_copy(&columns);
        let events = [
            TriggerEvent::Update(columns),
            TriggerEvent::Insert,
            TriggerEvent::Delete,
            TriggerEvent::Truncate,
        ];
        let events = self.random.some(&events[..], 2);
        Some(CreateTrigger {
            timing: match self.random.chance(50) {
                true => TriggerTiming::Before,
                false => TriggerTiming::After,
            },
            events: self.arena.alloc_slice_copy(&events),
            level: match self.random.chance(90) {
                true => TriggerLevel::Statement,
                false => TriggerLevel::Row,
            },
            state: match self.random.chance(90) {
                true => TriggerState::Enabled,
                false => TriggerState::Disabled,
            },
            new_table: self.random.chance(10).then_some("rows"),
            ..instead
        })
    }

    /// A function for triggers, made, dropped or renamed.
    fn trigger_function(&mut self) -> Operation<'a> {
        let routine = RoutineRef {
            kind: RoutineKind::Function,
            name: Name::plain(self.random.one_of(&FUNCTIONS)),
            types: None,
        };
        match self.random.below(6) {
            0 => Operation::DropRoutine(DropRoutine {
                routine,
                behavior: DropBehavior::Cascade,
            }),
            1 => Operation::RenameRoutine(RenameRoutine {
                routine,
                to: self.random.one_of(&FUNCTIONS),
            }),
            _ => self.make_function(),
        }
    }

    fn make_function(&mut self) -> Operation<'a> {
        Operation::CreateRoutine(CreateRoutine {
            kind: RoutineKind::Function,
            name: Name::plain(self.random.one_of(&FUNCTIONS)),
            arguments: &[],
            returns: Some(Returns::One(ResultType::Trigger)),
            language: "plpgsql",
            options: RoutineOptions::default(),
            body: Body {
                form: BodyForm::Text,
                sql: "BEGIN RETURN NEW; END",
                mentions: &[],
            },
        })
    }

    /// A function for triggers that is there.
    fn function(&mut self) -> Option<Name<'a>> {
        let all = self.schema.objects.values();
        let all: Vec<_> = all
            .filter_map(|it| match it.definition {
                Definition::Routine(it) if it.definition.is_for_triggers() => {
                    Some(it.definition.name)
                }
                _ => None,
            })
            .collect();
        all.get(self.random.below(all.len())).copied()
    }

    fn known_trigger(&mut self) -> Option<(&'a str, Name<'a>)> {
        let all = self.schema.objects.values();
        let all: Vec<_> = all
            .filter_map(|it| match it.definition {
                Definition::Trigger(trigger) => Some((trigger.name, trigger.table)),
                _ => None,
            })
            .collect();
        all.get(self.random.below(all.len())).copied()
    }
}

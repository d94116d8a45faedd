//! Triggers: created, replaced, dropped, renamed, enabled and disabled.

use super::{Outcome, Replay, name, text};
use crate::ident::Name;
use crate::schema::namespace::Owner;
use crate::schema::{Definition, Hint, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    CreateTrigger, DropBehavior, DropTrigger, Operation, RenameTrigger, SetTrigger, TriggerLevel,
    TriggerTiming,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_trigger(&mut self, step: CreateTrigger<'a>) -> Outcome<'a> {
        self.check_trigger(&step)?;
        self.trigger_fits_partitions(&step)?;
        self.free_constraint(&step)?;
        let undo = self.create_object(Definition::Trigger(step))?;
        Ok((Operation::CreateTrigger(step), undo))
    }

    pub(super) fn replace_trigger(&mut self, step: CreateTrigger<'a>) -> Outcome<'a> {
        self.check_trigger(&step)?;
        let (_, old) = self.known_trigger(step.table, step.name)?;
        if old.constraint.or(step.constraint).is_some() {
            return Err(bad(
                &step,
                "is a constraint, which PostgreSQL does not replace; drop it and make it again",
            ));
        }
        self.trigger_fits_partitions(&step)?;
        let definition = Definition::Trigger(step);
        definition.needs(self.schema)?;
        self.renew(definition);
        let undo = self.steps(&[Operation::ReplaceTrigger(old)]);
        Ok((Operation::ReplaceTrigger(step), Undo::Exact(undo)))
    }

    pub(super) fn drop_trigger(&mut self, step: DropTrigger<'a>) -> Outcome<'a> {
        let (id, _) = self.known_trigger(step.table, step.name)?;
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        let undo = Undo::Exact(self.steps(&again));
        Ok((Operation::DropTrigger(step), undo))
    }

    pub(super) fn rename_trigger(&mut self, step: RenameTrigger<'a>) -> Outcome<'a> {
        let (id, old) = self.known_trigger(step.table, step.name)?;
        name::check(Noun::Trigger, step.to)?;
        if old.constraint.is_some() {
            return Err(bad(
                &old,
                "is a constraint, whose name PostgreSQL leaves as it is; drop it and make it again",
            ));
        }
        let to = ObjectId::part_of(Noun::Trigger, step.table, step.to);
        if self.schema.objects.contains_key(&to) {
            let owner = Owner::of(Noun::Trigger, Some(step.table));
            return Err(name::taken(Noun::Trigger, step.to, owner));
        }
        let renamed = CreateTrigger {
            name: step.to,
            ..old
        };
        self.trigger_fits_partitions(&renamed)?;
        let renamed = Definition::Trigger(renamed);
        self.schema.replace_object(id, renamed);
        let undo = self.steps(&[Operation::RenameTrigger(RenameTrigger {
            name: step.to,
            table: step.table,
            to: step.name,
        })]);
        Ok((Operation::RenameTrigger(step), Undo::Exact(undo)))
    }

    pub(super) fn set_trigger(&mut self, step: SetTrigger<'a>) -> Outcome<'a> {
        let (id, old) = self.known_trigger(step.table, step.name)?;
        if self.is_view(step.table) {
            return Err(bad(&old, OF_A_VIEW));
        }
        let set = Definition::Trigger(CreateTrigger {
            state: step.state,
            ..old
        });
        self.schema.replace_object(id, set);
        let state = old.state;
        let undo = self.steps(&[Operation::SetTrigger(SetTrigger { state, ..step })]);
        Ok((Operation::SetTrigger(step), Undo::Exact(undo)))
    }

    /// Triggers hold their function by its number: they have its new name.
    pub(super) fn follow_function(&mut self, from: Name<'a>, to: Name<'a>) {
        let triggers = self.schema.objects.values();
        let triggers: Vec<_> = triggers
            .filter_map(|it| match it.definition {
                Definition::Trigger(trigger) if trigger.function.same(&from) => Some(trigger),
                _ => None,
            })
            .collect();
        for trigger in triggers {
            self.renew(Definition::Trigger(CreateTrigger {
                function: to,
                ..trigger
            }));
        }
    }

    fn known_trigger(
        &self,
        table: Name<'a>,
        name: &'a str,
    ) -> Result<(ObjectId<'a>, CreateTrigger<'a>), SchemaError> {
        if !self.is_view(table) {
            self.known_table(table)?;
        }
        let id = ObjectId::part_of(Noun::Trigger, table, name);
        match self.known_object(id)?.definition {
            Definition::Trigger(trigger) => Ok((id, trigger)),
            _ => Err(self.schema.unknown_object(id)),
        }
    }

    pub(super) fn is_view(&self, name: Name<'a>) -> bool {
        let id = ObjectId::of(Noun::View, name);
        self.schema.objects.contains_key(&id)
    }

    /// That the table or view, and the trigger's own parts, allow it.
    fn check_trigger(&self, step: &CreateTrigger<'a>) -> Result<(), SchemaError> {
        let names = step.old_table.iter().chain(&step.new_table);
        names
            .clone()
            .try_for_each(|it| name::check(Noun::Table, it))?;
        step.arguments.iter().try_for_each(|it| text::check(it))?;
        if let Some(when) = step.when {
            text::check(when.sql)?;
        }
        if let Some((_, why)) = step.fault() {
            return Err(bad(step, why));
        }
        let columns = step.columns().unwrap_or_default();
        if (1..columns.len()).any(|at| columns[..at].contains(&columns[at])) {
            return Err(bad(step, "names a column twice; name each once"));
        }
        if step.fires_instead() || self.is_view(step.table) {
            return self.check_trigger_of_view(step);
        }
        let table = self.known_table(step.table)?;
        if table.options.partition_by.is_some() && step.sees_tables_for_rows() {
            return Err(bad(step, CreateTrigger::TABLES_FOR_ROWS));
        }
        let new = step.when.and_then(|it| it.new).unwrap_or_default();
        let generated = |name: &&str| table.column(name).is_some_and(|it| it.generated.is_some());
        if step.timing == TriggerTiming::Before && new.iter().any(generated) {
            return Err(bad(
                step,
                "fires before a generated column of `NEW` is computed; write `after`",
            ));
        }
        Ok(())
    }

    /// That a view allows it: instead of a change of a row, or for statements, which may name columns of the view.
    fn check_trigger_of_view(&self, step: &CreateTrigger<'a>) -> Result<(), SchemaError> {
        self.known_object(ObjectId::of(Noun::View, step.table))?;
        if !step.fires_instead() && step.level == TriggerLevel::Row {
            return Err(bad(step, CreateTrigger::ROW_OF_VIEW));
        }
        if let Some((_, why)) = step.fault_on_view() {
            return Err(bad(step, why));
        }
        let known = self.schema.columns_of(step.table).unwrap_or_default();
        let columns = step.columns().unwrap_or_default();
        match columns.iter().find(|it| !known.contains(it)) {
            Some(column) => Err(SchemaError::Unknown {
                noun: Noun::Column,
                name: (*column).to_owned(),
                table: Some(step.table.to_string()),
                hint: Hint::new(column, known.iter().map(ToString::to_string)),
            }),
            None => Ok(()),
        }
    }

    /// Whether a name is that of a constraint trigger, which is a constraint of its table, too.
    pub(super) fn is_constraint_trigger(&self, table: Name<'a>, name: &str) -> bool {
        let all = self.schema.objects.values();
        all.filter_map(|it| match it.definition {
            Definition::Trigger(trigger) => Some(trigger),
            _ => None,
        })
        .any(|it| it.constraint.is_some() && it.name == name && it.table.same(&table))
    }

    /// That no constraint of the table has the name of a constraint trigger.
    fn free_constraint(&self, step: &CreateTrigger<'a>) -> Result<(), SchemaError> {
        if self.is_view(step.table) {
            return Ok(());
        }
        let table = self.known_table(step.table)?;
        if step.constraint.is_some() && table.constraints.contains_key(step.name) {
            let owner = Owner::of(Noun::Constraint, Some(step.table));
            return Err(name::taken(Noun::Trigger, step.name, owner));
        }
        Ok(())
    }
}

/// `ALTER TABLE` of a view takes no triggers (`ATPrepCmd` in PostgreSQL's `tablecmds.c`).
const OF_A_VIEW: &str = "fires in every session, as those of views do; drop it instead";

fn bad(trigger: &CreateTrigger<'_>, why: &'static str) -> SchemaError {
    SchemaError::BadTrigger {
        name: trigger.name.to_owned(),
        why,
    }
}

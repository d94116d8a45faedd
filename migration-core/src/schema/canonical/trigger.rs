//! Triggers.

use super::Form;
use crate::step::{
    CreateTrigger, DropTrigger, RenameTrigger, SetTrigger, TriggerConstraint, TriggerEvent,
    TriggerLevel, TriggerState, TriggerTiming, TriggerWaits,
};

impl Form {
    pub(super) fn trigger(&mut self, tag: &str, step: &CreateTrigger<'_>) {
        self.list(tag, |form| {
            form.name(step.table);
            form.string(step.name);
            form.maybe(step.constraint, |form, it| form.trigger_constraint(&it));
            form.word(match step.timing {
                TriggerTiming::Before => "before",
                TriggerTiming::After => "after",
                TriggerTiming::InsteadOf => "instead-of",
            });
            step.events.iter().for_each(|it| form.trigger_event(it));
            form.word(match step.level {
                TriggerLevel::Row => "row",
                TriggerLevel::Statement => "statement",
            });
            form.maybe(step.old_table, |form, it| form.string(it));
            form.maybe(step.new_table, |form, it| form.string(it));
            form.maybe(step.when, |form, it| form.sql(it.sql));
            form.name(step.function);
            form.strings("arguments", step.arguments);
            form.word(state(step.state));
        });
    }

    pub(super) fn drop_trigger(&mut self, step: &DropTrigger<'_>) {
        self.list("drop-trigger", |form| {
            form.name(step.table);
            form.string(step.name);
        });
    }

    pub(super) fn rename_trigger(&mut self, step: &RenameTrigger<'_>) {
        self.list("rename-trigger", |form| {
            form.name(step.table);
            form.string(step.name);
            form.string(step.to);
        });
    }

    pub(super) fn set_trigger(&mut self, step: &SetTrigger<'_>) {
        self.list("set-trigger", |form| {
            form.name(step.table);
            form.string(step.name);
            form.word(state(step.state));
        });
    }

    fn trigger_constraint(&mut self, constraint: &TriggerConstraint<'_>) {
        self.list("constraint", |form| {
            form.maybe(constraint.from, |form, it| form.name(it));
            form.word(match constraint.waits {
                TriggerWaits::Never => "never",
                TriggerWaits::WhenAsked => "when-asked",
                TriggerWaits::Always => "always",
            });
        });
    }

    fn trigger_event(&mut self, event: &TriggerEvent<'_>) {
        match event {
            TriggerEvent::Insert => self.word("insert"),
            TriggerEvent::Update(columns) => self.strings("update", columns),
            TriggerEvent::Delete => self.word("delete"),
            TriggerEvent::Truncate => self.word("truncate"),
        }
    }
}

const fn state(state: TriggerState) -> &'static str {
    match state {
        TriggerState::Enabled => "enabled",
        TriggerState::Disabled => "disabled",
        TriggerState::Replica => "replica",
        TriggerState::Always => "always",
    }
}

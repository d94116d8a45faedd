//! Rules of triggers.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, column, constraint, relation};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::{Text, qualified};
use crate::ident::Name;
use crate::step::{
    CreateTrigger, DropTrigger, RenameTrigger, RoutineKind, SetTrigger, TriggerLevel, TriggerPart,
    TriggerTiming, is_trigger_function_of_every_server,
};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_trigger(&mut self, step: &CreateTrigger<'a>) {
        let table = self.with_triggers(site::TABLE, &step.table);
        if table == NONE
            || self.is_of_another_kind(table, step)
            || self.trigger_is_wrong(table, step)
        {
            return;
        }
        if !self.is_view(table) && !self.trigger_fits_partitions(table, step.name, step.reach()) {
            return;
        }
        if step.constraint.is_some() {
            let there = self.catalog.live(&constraint(table, step.name));
            if there != NONE {
                self.taken(site::STEP, there);
                return;
            }
        }
        let key = Key::part(Space::Trigger, table, step.name);
        let id = self.create_object(site::STEP, key, Kind::Trigger);
        if id != NONE {
            self.fill_trigger(id, table, step);
        }
    }

    pub(super) const fn replace_trigger(&mut self, step: &CreateTrigger<'a>) {
        let id = self.trigger(&step.table, step.name);
        if id == NONE {
            return;
        }
        let table = self.catalog.at(id).table;
        if self.is_of_another_kind(table, step) || self.trigger_is_wrong(table, step) {
            return;
        }
        if !self.is_view(table) && !self.trigger_fits_partitions(table, step.name, step.reach()) {
            return;
        }
        if self.catalog.at(id).flag || step.constraint.is_some() {
            let why =
                " is a constraint, which PostgreSQL does not replace; drop it and make it again";
            self.refuse(site::STEP, self.whose(Text::EMPTY, id).add(why));
            return;
        }
        let id = self.catalog.renew(id, self.now);
        self.fill_trigger(id, table, step);
    }

    const fn is_view(&self, table: Id) -> bool {
        matches!(self.catalog.at(table).kind, Kind::View)
    }

    /// Refuses the trigger of a table for a view, and the other way round.
    const fn is_of_another_kind(&mut self, table: Id, step: &CreateTrigger<'_>) -> bool {
        let (instead, is_row) = (
            step.fires_instead(),
            matches!(step.level, TriggerLevel::Row),
        );
        let why = match self.is_view(table) {
            true if is_row && !instead => {
                " is a view, whose triggers fire `instead of` a change of a row, or `for_each = statement`"
            }
            false if instead => " is a table, whose triggers fire `before` or `after` a change",
            _ => return false,
        };
        self.refuse(site::TABLE, Text::EMPTY.name(step.table.name).add(why));
        true
    }

    /// What a trigger needs. Its flag says that it is a constraint.
    const fn fill_trigger(&mut self, id: Id, table: Id, step: &CreateTrigger<'a>) {
        self.catalog.at_mut(id).flag = step.constraint.is_some();
        (
            self.catalog.at_mut(id).identity,
            self.catalog.at_mut(id).computed,
        ) = step.reach();
        if let Some(constraint) = &step.constraint
            && let Some(from) = &constraint.from
        {
            let from = self.table(site::FROM, from);
            if from != table {
                self.needs(id, from);
            }
        }
        if let Some(columns) = step.columns() {
            self.needs_columns(site::EVENTS, (id, table), columns);
        }
        if let Some(when) = &step.when {
            if let Some(columns) = when.old {
                self.needs_columns(site::WHEN, (id, table), columns);
            }
            if let Some(columns) = when.new {
                self.needs_columns(site::WHEN, (id, table), columns);
            }
            self.needs_mentions(site::WHEN, id, when.mentions);
            self.mentions_are_typed(site::WHEN, (table, None), when.mentions);
        }
        self.needs_trigger_function(id, &step.function);
    }

    const fn needs_columns(&mut self, site: usize, (id, table): (Id, Id), columns: &[&str]) {
        let mut i = 0;
        while i < columns.len() {
            let column = self.column(site, table, columns[i]);
            // Those of a view stay as long as it does.
            if !self.is_view(table) {
                self.needs(id, column);
            }
            i += 1;
        }
    }

    const fn needs_trigger_function(&mut self, id: Id, name: &Name<'a>) {
        let function = self.same_routine(name, &[]);
        let text = if function == NONE {
            if is_trigger_function_of_every_server(name) {
                return;
            }
            self.missing_routine(name, RoutineKind::Function)
        } else {
            let entry = self.catalog.at(function);
            // What a function of others gives back is theirs to know.
            let fits = match entry.routine {
                Some(routine) => routine.is_for_triggers(),
                None => true,
            };
            if fits {
                self.needs(id, function);
                return;
            }
            let text = Text::EMPTY.add(entry.kind.noun()).add(" ");
            qualified(text, name.schema(), name.name)
                .add(" gives back no `trigger`, so that no trigger can execute it")
        };
        self.refuse(site::FUNCTION, text);
    }

    /// Refuses what no table allows, and what this one does not.
    const fn trigger_is_wrong(&mut self, table: Id, step: &CreateTrigger<'a>) -> bool {
        let fault = match step.fault() {
            None if self.is_view(table) => step.fault_on_view(),
            fault => fault,
        };
        let fault = match fault {
            Some((TriggerPart::Events, why)) => Some((site::EVENTS, why)),
            Some((TriggerPart::Tables, why)) => Some((site::TABLES, why)),
            Some((TriggerPart::When, why)) => Some((site::WHEN, why)),
            None if self.catalog.at(table).nullable && step.sees_tables_for_rows() => {
                Some((site::TABLES, CreateTrigger::TABLES_FOR_ROWS))
            }
            None if repeats(step) => Some((site::EVENTS, "names a column twice; name each once")),
            None if self.sees_generated(table, step) => Some((
                site::WHEN,
                "fires before a generated column of `NEW` is computed; write `after`",
            )),
            None => None,
        };
        let Some((site, why)) = fault else {
            return false;
        };
        let text = Text::EMPTY.add("trigger ").name(step.name).add(" ");
        self.refuse(site, text.add(why));
        true
    }

    const fn sees_generated(&self, table: Id, step: &CreateTrigger<'a>) -> bool {
        if let Some(when) = &step.when
            && let Some(columns) = when.new
            && matches!(step.timing, TriggerTiming::Before)
        {
            let mut i = 0;
            while i < columns.len() {
                let id = self.catalog.live(&column(table, columns[i]));
                if id != NONE && self.catalog.at(id).flag {
                    return true;
                }
                i += 1;
            }
        }
        false
    }

    pub(super) const fn drop_trigger(&mut self, step: &DropTrigger<'a>) {
        let id = self.trigger(&step.table, step.name);
        if id != NONE {
            self.end_object(site::STEP, id);
        }
    }

    pub(super) const fn rename_trigger(&mut self, step: &RenameTrigger<'a>) {
        let id = self.trigger(&step.table, step.name);
        if id == NONE {
            return;
        }
        if self.catalog.at(id).flag {
            let why = " is a constraint, whose name PostgreSQL leaves as it is; drop it and make it again";
            self.refuse(site::STEP, self.whose(Text::EMPTY, id).add(why));
            return;
        }
        let key = Key::part(Space::Trigger, self.catalog.at(id).table, step.to);
        let there = self.catalog.live(&key);
        if there != NONE {
            self.taken(site::PART, there);
            return;
        }
        let (table, reach) = {
            let entry = self.catalog.at(id);
            (entry.table, (entry.identity, entry.computed))
        };
        if self.is_view(table) || self.trigger_fits_partitions(table, step.to, reach) {
            self.catalog.rename(id, step.to, self.now);
        }
    }

    pub(super) const fn set_trigger(&mut self, step: &SetTrigger<'a>) {
        let id = self.trigger(&step.table, step.name);
        if id != NONE && self.is_view(self.catalog.at(id).table) {
            let text = self.whose(Text::EMPTY, id);
            let text = text.add(" fires in every session, as those of views do; drop it instead");
            self.refuse(site::STEP, text);
        }
    }

    /// The live entry of a table or view, which have triggers, or a refusal.
    pub(super) const fn with_triggers(&mut self, site: usize, name: &Name<'_>) -> Id {
        let id = self.catalog.live(&relation(name));
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::View) {
            return id;
        }
        self.table(site, name)
    }

    /// The live entry of a trigger, or a refusal.
    const fn trigger(&mut self, table: &Name<'a>, name: &str) -> Id {
        let table = self.with_triggers(site::TABLE, table);
        if table == NONE {
            return NONE;
        }
        let key = Key::part(Space::Trigger, table, name);
        self.object(site::STEP, &key, Kind::Trigger)
    }
}

/// Whether `update of` names a column twice.
const fn repeats(step: &CreateTrigger<'_>) -> bool {
    let Some(columns) = step.columns() else {
        return false;
    };
    let mut i = 1;
    while i < columns.len() {
        let mut j = 0;
        while j < i {
            if equal(columns[i], columns[j]) {
                return true;
            }
            j += 1;
        }
        i += 1;
    }
    false
}

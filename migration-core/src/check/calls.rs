//! Calls of functions, which texts name.

use super::catalog::{Entry, Id, NONE};
use super::key::{Key, Space, relation};
use super::replay::Replay;
use super::signatures::can_mean;
use super::text::{Text, qualified};
use crate::step::{BodyForm, RoutineKind};
use crate::value::Call;

/// How many functions of one name and number of arguments a mention of the name is taken for, at most.
pub(super) const MOST_OVERLOADS: usize = 4;

/// How functions are known that the history does not make.
const UNDECLARED: &str = "; one that others own is declared with `external_function`";

impl<'a> Replay<'a, '_> {
    /// The functions that a call can mean.
    pub(super) const fn needs_functions(&mut self, site: usize, dependent: Id, call: &Call<'_>) {
        let (mut from, mut found) = (0, 0);
        let range = self.constructed(&call.name, call.arguments);
        if range != NONE {
            self.needs(dependent, range);
            found += 1;
        }
        while found < MOST_OVERLOADS {
            let (id, next) = self.meant(call, from);
            if id == NONE {
                break;
            }
            if id != dependent {
                self.needs(dependent, id);
                found += 1;
            } else if can_call_itself(self.catalog.at(id)) {
                found += 1;
            }
            from = next;
        }
        if found == 0 {
            let id = self.called(call);
            if id == NONE {
                self.refuse(site, self.missing_call(call));
            }
            self.needs(dependent, id);
        }
    }

    /// The first function of the history that a call can mean, of those of its name from this number on, and the number
    /// after it.
    pub(super) const fn meant(&self, call: &Call<'_>, from: usize) -> (Id, usize) {
        let mut number = from;
        loop {
            let id = self.catalog.find(&Key::routine(&call.name, number));
            number += 1;
            if id == NONE {
                return (NONE, number);
            }
            let entry = self.catalog.at(id);
            if entry.is_live() && can_mean(entry, call.arguments) {
                return (id, number);
            }
        }
    }

    /// What a call means that means no function of the history: one of an extension, that of a type or table, which is a
    /// cast (section 4.2.9 of the manual), or one of an extension of which nobody knows what it brings.
    const fn called(&self, call: &Call<'_>) -> Id {
        let mut i = 0;
        while i < call.extensions.len() {
            let extension = Key::global(Space::Extension, call.extensions[i]);
            let id = self.catalog.live(&extension);
            if id != NONE {
                return id;
            }
            i += 1;
        }
        if call.arguments == 1 {
            let ty = self.live_type(&call.name);
            let row = self.catalog.live(&relation(&call.name));
            if ty != NONE || row != NONE {
                return if ty != NONE { ty } else { row };
            }
        }
        self.catalog.unknown_extension
    }

    const fn missing_call(&self, call: &Call<'_>) -> Text {
        let others = self.signatures(&call.name, RoutineKind::Function);
        if !others.as_str().is_empty() {
            let text = Text::EMPTY.add("there is no function ");
            let text = qualified(text, call.name.schema(), call.name.name);
            let text = text.add(" that takes ").number(call.arguments);
            let text = text.add(if call.arguments == 1 {
                " argument"
            } else {
                " arguments"
            });
            return text.add("; there is one that takes ").add(others.as_str());
        }
        if call.instead.is_empty() && call.extensions.is_empty() {
            return self
                .missing_routine(&call.name, RoutineKind::Function)
                .add(UNDECLARED);
        }
        let text = Text::EMPTY.add("there is no such function ");
        let text = qualified(text, call.name.schema(), call.name.name);
        let text = if call.instead.is_empty() {
            text
        } else {
            text.add("; ").add(call.instead)
        };
        if call.extensions.is_empty() {
            return text;
        }
        let text = text.add("; the extension ").name(call.extensions[0]);
        text.add(" has one: make it before with `create_extension`, or say with `external_extension` that it is there")
    }
}

/// PostgreSQL makes a routine before it reads a body that is a string, so that this can call it (`ProcedureCreate` in its
/// `pg_proc.c`); one that it keeps parsed can only where the routine was there before.
const fn can_call_itself(entry: &Entry<'_>) -> bool {
    match entry.routine {
        Some(routine) => matches!(routine.body.form, BodyForm::Text) || entry.partner != NONE,
        None => false,
    }
}

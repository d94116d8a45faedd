//! How much memory the objects take that one step makes as a whole.

use super::size::Size;
use crate::step::{CreateRoutine, CreateTrigger, Returns};
use crate::value::{DefaultValue, Query};

impl Size {
    /// The tables, the columns, the function and the condition that a trigger needs.
    pub(super) const fn trigger(self, step: &CreateTrigger<'_>) -> Self {
        let size = self.add(1, 0).link(2);
        let size = match step.columns() {
            Some(columns) => size.link(columns.len()),
            None => size,
        };
        let Some(when) = &step.when else { return size };
        let old = match when.old {
            Some(columns) => columns.len(),
            None => 0,
        };
        let new = match when.new {
            Some(columns) => columns.len(),
            None => 0,
        };
        size.link(old + new).mentions(when.mentions)
    }

    /// What the types, the defaults and the body of a routine need.
    pub(super) const fn routine(self, step: &CreateRoutine<'_>) -> Self {
        let mut size = self.privileged().add(1, 0).link(step.arguments.len());
        let mut i = 0;
        while i < step.arguments.len() {
            if let Some(DefaultValue::Expression(it)) = &step.arguments[i].default {
                size = size.mentions(it.mentions);
            }
            i += 1;
        }
        let size = match &step.returns {
            Some(Returns::Table(columns)) => size.link(columns.len()),
            _ => size.link(1),
        };
        size.mentions(step.body.mentions)
    }

    /// A view, its body and its columns.
    pub(super) const fn view(self, columns: &[&str], query: &Query<'_>) -> Self {
        self.privileged()
            .add(2 + columns.len(), 0)
            .mentions(query.mentions)
    }
}

//! Rust code. What a function does is no part of the form, which cannot see it.

use super::Form;
use crate::step::{Execute, ExecuteDown};

impl Form {
    pub(super) fn execute(&mut self, step: &Execute<'_>) {
        self.list("execute", |form| {
            form.string(step.function);
            match step.down {
                ExecuteDown::Function(down) => form.strings("down", &[down]),
                ExecuteDown::Irreversible(why) => form.strings("irreversible", &[why]),
            }
        });
    }
}

//! What must be true of the data.

use super::Form;
use crate::step::Condition;

impl Form {
    /// The message is no part of it: other words for the same condition are no other condition.
    pub(super) fn condition(&mut self, tag: &str, step: &Condition<'_>) {
        self.list(tag, |form| form.sql(step.query.sql));
    }
}

//! What must be true of the data: asked once, and nothing is kept of it.

use super::{Replay, text};
use crate::schema::object::Needs;
use crate::schema::{SchemaError, Undo};
use crate::step::Condition;

impl<'a> Replay<'_, 'a> {
    /// That what the query names is there. Nothing takes it back, as it changes nothing.
    pub(super) fn condition(&self, step: Condition<'a>) -> Result<Undo<'a>, SchemaError> {
        text::check(step.query.sql)?;
        text::check(step.message)?;
        Needs::new(self.schema).mentions(step.query.mentions)?;
        Ok(Undo::Exact(&[]))
    }
}

//! Rules of what must be true of the data.

use super::catalog::NONE;
use super::replay::Replay;
use super::site;
use crate::step::Condition;

impl<'a> Replay<'a, '_> {
    /// What the query names must be there now; it is asked once, so that nothing is kept of it.
    pub(super) const fn condition(&mut self, step: &Condition<'a>) {
        self.needs_mentions(site::QUERY, NONE, step.query.mentions);
    }
}

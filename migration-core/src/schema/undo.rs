//! How a step is taken back.

use crate::step::Step;

/// What takes a step back, found while the schema before it was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo<'a> {
    /// These steps give back the schema and the data.
    Exact(&'a [Step<'a>]),
    /// These steps give back the schema, but not the data.
    LosesData {
        /// The steps, in the order in which they run.
        steps: &'a [Step<'a>],
        /// Which rows or values are gone, as the end of "this loses …".
        what: &'a str,
    },
    /// Nothing takes it back, for this reason.
    Impossible(&'a str),
}

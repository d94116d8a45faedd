//! What must be true of the data.

use super::{Mention, Place};

/// A query that is to give true.
pub(crate) struct Condition {
    pub(crate) sql: String,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) place: Place,
    pub(crate) message: String,
}

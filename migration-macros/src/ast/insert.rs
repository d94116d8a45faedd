//! Rows that a migration brings along.

use super::{DefaultValue, Name, Place};

/// Rows for a table.
pub(crate) struct Insert {
    pub(crate) table: Name,
    pub(crate) columns: Vec<(String, Place)>,
    pub(crate) rows: Vec<Vec<InsertedValue>>,
    pub(crate) irreversible: Option<String>,
}

/// A value of a row.
pub(crate) struct InsertedValue {
    /// `None` is NULL.
    pub(crate) value: Option<DefaultValue>,
    pub(crate) place: Place,
}

//! Parts of indexes, and their changes.

use super::{Name, Place};

/// A storage parameter, or one of an operator class.
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) place: Place,
}

/// An operator class with its parameters.
pub(crate) struct OperatorClass {
    pub(crate) name: Name,
    pub(crate) parameters: Vec<Parameter>,
}

/// Another name for an index or a table.
pub(crate) struct Rename {
    pub(crate) name: Name,
    pub(crate) to: String,
    pub(crate) to_place: Place,
}

/// A changed index.
pub(crate) struct AlterIndex {
    pub(crate) name: Name,
    pub(crate) changes: Vec<(IndexChange, Place)>,
}

/// What changes of an index.
pub(crate) enum IndexChange {
    Set(Vec<Parameter>),
    Reset(Vec<String>),
    SetTablespace(String),
    SetStatistics { key: u16, target: Option<u16> },
}

//! What others own.

use super::{CreateTable, Name};
use syn::Type;

/// An object that the history uses, and neither makes nor drops.
pub(crate) enum External {
    Table(Box<CreateTable>),
    Function(Box<ExternalFunction>),
    Type(Name),
    Schema(Name),
    Role(Name),
}

impl External {
    /// What it is known by.
    pub(crate) fn name(&self) -> &Name {
        match self {
            Self::Table(table) => &table.name,
            Self::Function(function) => &function.name,
            Self::Type(name) | Self::Schema(name) | Self::Role(name) => name,
        }
    }
}

/// A function that others own.
pub(crate) struct ExternalFunction {
    pub(crate) name: Name,
    pub(crate) arguments: Vec<Type>,
    pub(crate) returns: Option<Type>,
}

//! What others own: objects that a history uses, and neither makes nor drops.

use super::CreateTable;
use crate::ident::Name;
use crate::types::Type;

/// An object that is there because others made it: a host's product, an administrator, an extension's script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum External<'a> {
    /// A table, as far as the history needs it: columns and keys.
    Table(CreateTable<'a>),
    /// A function.
    Function(ExternalFunction<'a>),
    /// A type.
    Type(Name<'a>),
    /// A schema.
    Schema(&'a str),
    /// A role.
    Role(&'a str),
}

/// A function that others own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExternalFunction<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// The types of its arguments, by which it is told from others of its name.
    pub arguments: &'a [Type<'a>],
    /// The type of what it returns; none is `void`.
    pub returns: Option<Type<'a>>,
}

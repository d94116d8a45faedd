//! Enum types.

use crate::ident::Name;

/// `CREATE TYPE … AS ENUM`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateEnum<'a> {
    /// The type's name.
    pub name: Name<'a>,
    /// Its labels, in their order.
    pub labels: &'a [&'a str],
}

/// `DROP TYPE` of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropEnum<'a> {
    /// The type's name.
    pub name: Name<'a>,
}

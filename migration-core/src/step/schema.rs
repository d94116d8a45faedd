//! Schemas.

/// `CREATE SCHEMA`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateSchema<'a> {
    /// The schema's name.
    pub name: &'a str,
}

/// `DROP SCHEMA`, which must be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropSchema<'a> {
    /// The schema's name.
    pub name: &'a str,
}

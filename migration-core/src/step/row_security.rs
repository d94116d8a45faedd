//! Row security of tables.
//!
//! See [Row Security Policies](https://www.postgresql.org/docs/current/ddl-rowsecurity.html).

use crate::ident::Name;

/// `ALTER TABLE … ROW LEVEL SECURITY`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetRowSecurity<'a> {
    /// The table.
    pub table: Name<'a>,
    /// What becomes of it.
    pub change: RowSecurityChange,
}

/// What becomes of a table's row security. Both parts are kept whether or not the other is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowSecurityChange {
    /// `ENABLE`: policies hold, and without one no row is there.
    Enable,
    /// `DISABLE`, as a new table is.
    Disable,
    /// `FORCE`: policies hold for the table's owner too.
    Force,
    /// `NO FORCE`, as a new table is.
    NoForce,
}

impl RowSecurityChange {
    /// The change that takes this one back.
    pub const fn opposite(self) -> Self {
        match self {
            Self::Enable => Self::Disable,
            Self::Disable => Self::Enable,
            Self::Force => Self::NoForce,
            Self::NoForce => Self::Force,
        }
    }

    /// What a table is after it, as the end of "row security of the table is …".
    pub const fn state(self) -> &'static str {
        match self {
            Self::Enable => "enabled",
            Self::Disable => "disabled",
            Self::Force => "forced",
            Self::NoForce => "not forced",
        }
    }
}

//! The privileges that objects will have as soon as they are there.
//!
//! See [ALTER DEFAULT PRIVILEGES](https://www.postgresql.org/docs/current/sql-alterdefaultprivileges.html).

use super::{OwnedKind, Privilege};

/// `ALTER DEFAULT PRIVILEGES`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterDefaultPrivileges<'a> {
    /// `FOR ROLE`: whose objects it is about; `None` is whoever runs the step.
    pub for_role: Option<&'a str>,
    /// `IN SCHEMA`: where the objects will be; `None` is everywhere.
    pub in_schema: Option<&'a str>,
    /// What changes.
    pub change: DefaultChange,
    /// The privileges.
    pub privileges: &'a [Privilege],
    /// What kind of objects it is about.
    pub on: DefaultKind,
    /// The roles that get or lose the privileges.
    pub roles: &'a [&'a str],
}

/// How default privileges, or those on all objects of a schema, change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultChange {
    /// `GRANT`
    Grant,
    /// `GRANT … WITH GRANT OPTION`
    GrantWithOption,
    /// `REVOKE`
    Revoke,
    /// `REVOKE GRANT OPTION FOR`
    RevokeOption,
}

impl DefaultChange {
    /// Whether roles get something.
    pub const fn grants(self) -> bool {
        matches!(self, Self::Grant | Self::GrantWithOption)
    }

    /// Whether it gives the grant option too, or takes that alone.
    pub const fn is_of_option(self) -> bool {
        matches!(self, Self::GrantWithOption | Self::RevokeOption)
    }
}

/// The kinds of objects that can have default privileges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefaultKind {
    /// `TABLES`: tables, views and materialized views.
    Tables,
    /// `SEQUENCES`
    Sequences,
    /// `FUNCTIONS`: functions and procedures.
    Functions,
    /// `TYPES`: types and domains.
    Types,
    /// `SCHEMAS`
    Schemas,
}

impl DefaultKind {
    /// The kind whose objects have these default privileges; nothing for what has no privileges.
    pub const fn of(kind: OwnedKind) -> Option<Self> {
        Some(match kind {
            OwnedKind::Table | OwnedKind::View | OwnedKind::MaterializedView => Self::Tables,
            OwnedKind::Sequence => Self::Sequences,
            OwnedKind::Function | OwnedKind::Procedure => Self::Functions,
            OwnedKind::Type | OwnedKind::Domain => Self::Types,
            OwnedKind::Schema => Self::Schemas,
            OwnedKind::Publication | OwnedKind::Statistics => return None,
        })
    }

    /// One of the objects.
    pub const fn kind(self) -> OwnedKind {
        match self {
            Self::Tables => OwnedKind::Table,
            Self::Sequences => OwnedKind::Sequence,
            Self::Functions => OwnedKind::Function,
            Self::Types => OwnedKind::Type,
            Self::Schemas => OwnedKind::Schema,
        }
    }

    /// What the language and messages call them.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Sequences => "sequences",
            Self::Functions => "functions",
            Self::Types => "types",
            Self::Schemas => "schemas",
        }
    }
}

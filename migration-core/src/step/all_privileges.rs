//! Privileges on all objects of schemas.
//!
//! See [GRANT](https://www.postgresql.org/docs/current/sql-grant.html), `ON ALL TABLES IN SCHEMA`.

use super::{DefaultChange, Operation, OwnedKind, Privilege};

/// `GRANT … ON ALL … IN SCHEMA`, or the same `REVOKE`: on those that the history has made there until now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangeAllPrivileges<'a> {
    /// What happens.
    pub change: DefaultChange,
    /// What is granted or taken away.
    pub privileges: &'a [Privilege],
    /// What the objects are.
    pub on: AllKind,
    /// The schemas that they are in.
    pub in_schemas: &'a [&'a str],
    /// The roles that get or lose the privileges.
    pub roles: &'a [&'a str],
    /// The steps on single objects that it stands for, which the replay fills in.
    pub steps: &'a [Operation<'a>],
}

/// The kinds of objects of a schema that privileges can be changed on together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllKind {
    /// `TABLES`: tables, views and materialized views.
    Tables,
    /// `SEQUENCES`
    Sequences,
    /// `FUNCTIONS`
    Functions,
    /// `PROCEDURES`
    Procedures,
    /// `ROUTINES`: functions and procedures.
    Routines,
}

impl AllKind {
    /// What the language and messages call them.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tables => "tables",
            Self::Sequences => "sequences",
            Self::Functions => "functions",
            Self::Procedures => "procedures",
            Self::Routines => "routines",
        }
    }

    /// One of the objects.
    pub const fn kind(self) -> OwnedKind {
        match self {
            Self::Tables => OwnedKind::Table,
            Self::Sequences => OwnedKind::Sequence,
            Self::Functions | Self::Routines => OwnedKind::Function,
            Self::Procedures => OwnedKind::Procedure,
        }
    }

    /// Whether objects of a kind are among them.
    pub const fn holds(self, kind: OwnedKind) -> bool {
        match kind {
            OwnedKind::Table | OwnedKind::View | OwnedKind::MaterializedView => {
                matches!(self, Self::Tables)
            }
            OwnedKind::Sequence => matches!(self, Self::Sequences),
            OwnedKind::Function => matches!(self, Self::Functions | Self::Routines),
            OwnedKind::Procedure => matches!(self, Self::Procedures | Self::Routines),
            _ => false,
        }
    }
}

//! Domains.
//!
//! See [CREATE DOMAIN](https://www.postgresql.org/docs/current/sql-createdomain.html) and
//! [ALTER DOMAIN](https://www.postgresql.org/docs/current/sql-alterdomain.html).

use crate::ident::Name;
use crate::types::Type;
use crate::value::{DefaultValue, Expression};

/// `CREATE DOMAIN`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateDomain<'a> {
    /// The domain's name.
    pub name: Name<'a>,
    /// The type that it is made of.
    pub ty: Type<'a>,
    /// `COLLATE`
    pub collation: Option<Name<'a>>,
    /// `DEFAULT`
    pub default: Option<DefaultValue<'a>>,
    /// `NOT NULL`
    pub not_null: bool,
    /// Its checks.
    pub checks: &'a [DomainCheck<'a>],
}

/// A check of a domain, in which `VALUE` is the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainCheck<'a> {
    /// Its name, which is unique in the domain.
    pub name: &'a str,
    /// What must hold.
    pub expression: Expression<'a>,
    /// Whether the values that are there are checked too: not with `NOT VALID`.
    pub validated: bool,
}

/// `ALTER DOMAIN`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterDomain<'a> {
    /// The domain's name.
    pub name: Name<'a>,
    /// What changes, in order.
    pub changes: &'a [DomainChange<'a>],
}

/// One change of a domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DomainChange<'a> {
    /// `SET DEFAULT`
    SetDefault(DefaultValue<'a>),
    /// `DROP DEFAULT`
    DropDefault,
    /// `SET NOT NULL`
    SetNotNull,
    /// `DROP NOT NULL`
    DropNotNull,
    /// `ADD CONSTRAINT`
    AddCheck(DomainCheck<'a>),
    /// `DROP CONSTRAINT`
    DropCheck {
        /// The check's name.
        name: &'a str,
    },
    /// `RENAME CONSTRAINT`
    RenameCheck {
        /// The name until now.
        from: &'a str,
        /// The name from now on.
        to: &'a str,
    },
    /// `VALIDATE CONSTRAINT`
    ValidateCheck {
        /// The check's name.
        name: &'a str,
    },
}

/// `DROP DOMAIN`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropDomain<'a> {
    /// The domain's name.
    pub name: Name<'a>,
}

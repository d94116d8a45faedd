//! Privileges, given and taken away.
//!
//! See [GRANT](https://www.postgresql.org/docs/current/sql-grant.html) and
//! [REVOKE](https://www.postgresql.org/docs/current/sql-revoke.html).

use super::{OwnedKind, OwnedRef};

/// `GRANT … ON … TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant<'a> {
    /// What is granted.
    pub privileges: &'a [Privileged<'a>],
    /// What kind of objects it is on.
    pub kind: OwnedKind,
    /// The objects.
    pub on: &'a [OwnedRef<'a>],
    /// The roles that get it.
    pub to: &'a [&'a str],
    /// `WITH GRANT OPTION`: they may grant it to others.
    pub grant_option: bool,
}

/// `REVOKE … ON … FROM`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revoke<'a> {
    /// What is taken away.
    pub privileges: &'a [Privileged<'a>],
    /// What kind of objects it is on.
    pub kind: OwnedKind,
    /// The objects.
    pub on: &'a [OwnedRef<'a>],
    /// The roles that lose it.
    pub from: &'a [&'a str],
    /// `GRANT OPTION FOR`: they lose no more than the right to grant it to others.
    pub grant_option_for: bool,
}

/// A privilege on an object, or on some of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Privileged<'a> {
    /// The privilege.
    pub privilege: Privilege,
    /// The columns that it is on; none is the object as a whole.
    pub columns: &'a [&'a str],
}

impl Privileged<'_> {
    /// A privilege on an object as a whole.
    pub const fn whole(privilege: Privilege) -> Self {
        Self {
            privilege,
            columns: &[],
        }
    }
}

/// What a role may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privilege {
    /// `ALL`: each that there is for the kind of object.
    All,
    /// `SELECT`
    Select,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
    /// `TRUNCATE`
    Truncate,
    /// `REFERENCES`
    References,
    /// `TRIGGER`
    Trigger,
    /// `MAINTAIN`
    Maintain,
    /// `USAGE`
    Usage,
    /// `CREATE`
    Create,
    /// `EXECUTE`
    Execute,
}

impl Privilege {
    /// What the language and messages call it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Select => "select",
            Self::Insert => "insert",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Truncate => "truncate",
            Self::References => "references",
            Self::Trigger => "trigger",
            Self::Maintain => "maintain",
            Self::Usage => "usage",
            Self::Create => "create",
            Self::Execute => "execute",
        }
    }
}

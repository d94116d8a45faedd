//! Row security policies.
//!
//! See [CREATE POLICY](https://www.postgresql.org/docs/current/sql-createpolicy.html).

use crate::ident::Name;
use crate::value::Expression;

/// `CREATE POLICY`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreatePolicy<'a> {
    /// Its name, which is unique in its table.
    pub name: &'a str,
    /// The table whose rows it guards.
    pub table: Name<'a>,
    /// Whether one such policy is enough to see a row, or every one must agree.
    pub mode: PolicyMode,
    /// What it applies to.
    pub command: PolicyCommand,
    /// The roles that it applies to; none means all.
    pub to: &'a [&'a str],
    /// The rows that are there for these roles.
    pub using: Option<Expression<'a>>,
    /// The rows that these roles may write.
    pub with_check: Option<Expression<'a>>,
}

/// How a policy counts beside others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyMode {
    /// `AS PERMISSIVE`, which is PostgreSQL's default: one is enough.
    #[default]
    Permissive,
    /// `AS RESTRICTIVE`: every one must agree.
    Restrictive,
}

/// What a policy applies to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PolicyCommand {
    /// `FOR ALL`, which is PostgreSQL's default.
    #[default]
    All,
    /// `FOR SELECT`
    Select,
    /// `FOR INSERT`
    Insert,
    /// `FOR UPDATE`
    Update,
    /// `FOR DELETE`
    Delete,
}

/// `DROP POLICY`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropPolicy<'a> {
    /// The policy's name.
    pub name: &'a str,
    /// Its table.
    pub table: Name<'a>,
}

/// `ALTER POLICY`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterPolicy<'a> {
    /// The policy's name.
    pub name: &'a str,
    /// Its table.
    pub table: Name<'a>,
    /// The roles that it applies to from now on; none in the list means all.
    pub to: Option<&'a [&'a str]>,
    /// The rows that are there for these roles from now on.
    pub using: Option<Expression<'a>>,
    /// The rows that these roles may write from now on.
    pub with_check: Option<Expression<'a>>,
}

/// `ALTER POLICY … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenamePolicy<'a> {
    /// The policy's name until now.
    pub name: &'a str,
    /// Its table.
    pub table: Name<'a>,
    /// Its name from now on.
    pub to: &'a str,
}

impl PolicyCommand {
    /// Why a policy for this has no `USING`: no rows are there before.
    pub const fn without_using(self) -> Option<&'static str> {
        match self {
            Self::Insert => {
                Some("a policy for insert sees no rows that are there; write `with_check = \"…\"`")
            }
            _ => None,
        }
    }

    /// Why a policy for this has no `WITH CHECK`: no rows come.
    pub const fn without_check(self) -> Option<&'static str> {
        match self {
            Self::Select | Self::Delete => {
                Some("a policy for select or delete sees no rows that come; write `using = \"…\"`")
            }
            _ => None,
        }
    }
}

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

//! Views and materialized views.
//!
//! See [CREATE VIEW](https://www.postgresql.org/docs/current/sql-createview.html) and
//! [CREATE MATERIALIZED VIEW](https://www.postgresql.org/docs/current/sql-creatematerializedview.html).

use super::DropBehavior;
use crate::ident::Name;
use crate::value::Query;

/// `CREATE VIEW`, and `CREATE OR REPLACE VIEW`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateView<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// The names of all its columns, in the order of the query's.
    pub columns: &'a [&'a str],
    /// What it shows.
    pub query: Query<'a>,
    /// Whether the query's tables are read with the rights of who reads the view (`security_invoker`, of PostgreSQL 15).
    pub security_invoker: bool,
    /// Whether no function of who reads the view sees rows that it does not show (`security_barrier`).
    pub security_barrier: bool,
    /// Which rows may be written through it.
    pub check_option: Option<CheckOption>,
}

setters! {
    CreateView<'a> {
        security_invoker: bool,
        security_barrier: bool,
        check_option: Option<CheckOption>,
    }
}

impl<'a> CreateView<'a> {
    /// A view without options.
    pub const fn new(name: Name<'a>, columns: &'a [&'a str], query: Query<'a>) -> Self {
        Self {
            name,
            columns,
            query,
            security_invoker: false,
            security_barrier: false,
            check_option: None,
        }
    }
}

/// Which rows may be written through a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckOption {
    /// `LOCAL`: those that it shows.
    Local,
    /// `CASCADED`: those that it and all views below it show.
    Cascaded,
}

/// `CREATE MATERIALIZED VIEW`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateMaterializedView<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// The names of all its columns, in the order of the query's.
    pub columns: &'a [&'a str],
    /// What it holds.
    pub query: Query<'a>,
    /// Storage parameters, such as `("fillfactor", "90")`.
    pub with: &'a [(&'a str, &'a str)],
    /// Whether it is filled.
    pub data: ViewData,
}

setters! {
    CreateMaterializedView<'a> {
        with: &'a [(&'a str, &'a str)],
        data: ViewData,
    }
}

impl<'a> CreateMaterializedView<'a> {
    /// A filled view without options.
    pub const fn new(name: Name<'a>, columns: &'a [&'a str], query: Query<'a>) -> Self {
        Self {
            name,
            columns,
            query,
            with: &[],
            data: ViewData::Filled,
        }
    }
}

/// Whether a materialized view is filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ViewData {
    /// `WITH DATA`, which is PostgreSQL's default.
    #[default]
    Filled,
    /// `WITH NO DATA`: it cannot be read before it is refreshed.
    Empty,
}

/// What is called a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    /// A query that runs whenever it is read.
    Plain,
    /// A query whose rows are kept.
    Materialized,
}

/// `DROP VIEW` and `DROP MATERIALIZED VIEW`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropView<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// What it is.
    pub kind: ViewKind,
    /// What becomes of what reads it.
    pub behavior: DropBehavior,
}

/// `ALTER VIEW … RENAME TO` and `ALTER MATERIALIZED VIEW … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameView<'a> {
    /// Its name until now.
    pub from: Name<'a>,
    /// Its name in the same schema from now on.
    pub to: &'a str,
    /// What it is.
    pub kind: ViewKind,
}

/// `ALTER VIEW … SET SCHEMA` and `ALTER MATERIALIZED VIEW … SET SCHEMA`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveView<'a> {
    /// Its name, in the schema that it is in until now.
    pub name: Name<'a>,
    /// The schema that it is in from now on.
    pub schema: &'a str,
    /// What it is.
    pub kind: ViewKind,
}

/// `REFRESH MATERIALIZED VIEW`
///
/// See [the manual](https://www.postgresql.org/docs/current/sql-refreshmaterializedview.html).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefreshMaterializedView<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// How.
    pub mode: RefreshMode,
}

/// How a materialized view is refreshed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RefreshMode {
    /// Its rows are made anew; who reads it waits.
    #[default]
    Filled,
    /// `CONCURRENTLY`: it can be read meanwhile. It needs a unique index on plain columns without a predicate, and rows
    /// that are there already. Unlike an index that is made so, it may stand in a transaction.
    Concurrently,
    /// `WITH NO DATA`: its rows are thrown away.
    Empty,
}

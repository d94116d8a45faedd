//! Rows that a migration brings along.
//!
//! See [INSERT](https://www.postgresql.org/docs/current/sql-insert.html) and
//! [DELETE](https://www.postgresql.org/docs/current/sql-delete.html).

use crate::ident::Name;
use crate::types::Type;
use crate::value::{DefaultValue, Value};

/// `INSERT`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insert<'a> {
    /// The table.
    pub table: Name<'a>,
    /// The columns that get a value; the others get their default.
    pub columns: &'a [&'a str],
    /// A value for each of the columns; `None` is NULL.
    pub rows: &'a [Row<'a>],
    /// Why the rows are not taken back.
    pub irreversible: Option<&'a str>,
}

/// The values of a row; `None` is NULL.
pub type Row<'a> = &'a [Option<DefaultValue<'a>>];

/// `DELETE` of rows that were inserted. Only an undo makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delete<'a> {
    /// The table.
    pub table: Name<'a>,
    /// The columns of a unique key, with their types.
    pub key: &'a [(&'a str, Type<'a>)],
    /// What each of the rows has in them.
    pub rows: &'a [&'a [Value<'a>]],
    /// Whether rows of tables that inherit stay: `ONLY`.
    pub only: bool,
}

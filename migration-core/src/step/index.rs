//! Indexes.

use crate::ident::{Name, ObjectName};
use crate::value::Expression;

/// `CREATE INDEX`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateIndex<'a> {
    /// Its name; it lives in the schema of its table.
    pub name: ObjectName<'a>,
    /// The table that it is on.
    pub table: Name<'a>,
    /// Whether two rows may have the same key.
    pub unique: bool,
    /// The access method: `btree`, `gin`, `ivfflat`, …
    pub method: &'a str,
    /// What it is sorted or searched by.
    pub keys: &'a [IndexKey<'a>],
    /// Columns that it carries besides its key.
    pub include: &'a [&'a str],
    /// Storage parameters, such as `("lists", "100")`.
    pub with: &'a [(&'a str, &'a str)],
    /// The rows that it covers, where not all.
    pub predicate: Option<Expression<'a>>,
}

impl<'a> CreateIndex<'a> {
    /// A plain index with no keys yet.
    pub const fn new(name: ObjectName<'a>, table: Name<'a>) -> Self {
        Self {
            name,
            table,
            unique: false,
            method: "btree",
            keys: &[],
            include: &[],
            with: &[],
            predicate: None,
        }
    }
}

/// One key of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexKey<'a> {
    /// What is indexed.
    pub kind: KeyKind<'a>,
    /// The operator class, where it is not the type's default.
    pub operator_class: Option<&'a str>,
    /// `ASC` or `DESC`, where written.
    pub order: Option<Order>,
    /// `NULLS FIRST` or `NULLS LAST`, where written.
    pub nulls: Option<NullsOrder>,
}

impl<'a> IndexKey<'a> {
    /// A key with the defaults of its type.
    pub const fn new(kind: KeyKind<'a>) -> Self {
        Self {
            kind,
            operator_class: None,
            order: None,
            nulls: None,
        }
    }
}

/// What a key of an index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind<'a> {
    /// A column.
    Column(&'a str),
    /// An expression over the table's columns.
    Expression(Expression<'a>),
}

/// The direction of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `ASC`
    Ascending,
    /// `DESC`
    Descending,
}

/// Where NULLs sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NullsOrder {
    /// `NULLS FIRST`
    First,
    /// `NULLS LAST`
    Last,
}

/// `DROP INDEX`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropIndex<'a> {
    /// The index's name.
    pub name: Name<'a>,
}

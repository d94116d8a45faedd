//! Publications: which changes of which tables are sent to subscribers.
//!
//! See [CREATE PUBLICATION](https://www.postgresql.org/docs/current/sql-createpublication.html).

use crate::ident::Name;
use crate::value::Expression;

/// `CREATE PUBLICATION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreatePublication<'a> {
    /// Its name, which is unique in the database.
    pub name: &'a str,
    /// What is published.
    pub of: Published<'a>,
    /// Which changes, and as whose.
    pub options: PublicationOptions,
}

/// What is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Published<'a> {
    /// `FOR ALL TABLES`, those to come too.
    AllTables,
    /// These.
    Members(Members<'a>),
}

/// Tables and schemas of a publication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Members<'a> {
    /// Tables.
    pub tables: &'a [PublishedTable<'a>],
    /// Schemas, all of whose tables are published, those to come too.
    pub schemas: &'a [&'a str],
}

/// A table of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedTable<'a> {
    /// The table.
    pub table: Name<'a>,
    /// The columns; none means all, those to come too.
    pub columns: &'a [&'a str],
    /// The rows; without it, all.
    pub predicate: Option<Expression<'a>>,
}

/// Which changes are published, and as whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicationOptions {
    /// The changes.
    pub publish: PublishedChanges,
    /// Whether changes of partitions are published as those of their partitioned table.
    pub via_partition_root: bool,
    /// Which generated columns are published of tables without a list of columns.
    pub generated_columns: PublishedGenerated,
}

/// `publish_generated_columns`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PublishedGenerated {
    /// `none`
    #[default]
    None,
    /// `stored`: those that are stored; from PostgreSQL 18.
    Stored,
}

/// Kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedChanges {
    /// `insert`
    pub insert: bool,
    /// `update`
    pub update: bool,
    /// `delete`
    pub delete: bool,
    /// `truncate`
    pub truncate: bool,
}

/// PostgreSQL's defaults.
impl Default for PublicationOptions {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl PublicationOptions {
    /// PostgreSQL's defaults: every change, of partitions as their own, without generated columns.
    pub const DEFAULT: Self = Self {
        publish: PublishedChanges {
            insert: true,
            update: true,
            delete: true,
            truncate: true,
        },
        via_partition_root: false,
        generated_columns: PublishedGenerated::None,
    };
}

/// `ALTER PUBLICATION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterPublication<'a> {
    /// The publication.
    pub name: &'a str,
    /// What changes.
    pub change: PublicationChange<'a>,
}

/// A change of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicationChange<'a> {
    /// `ADD`
    Add(Members<'a>),
    /// `SET`, which drops all others.
    Set(Members<'a>),
    /// `DROP`; columns and rows of tables do not matter.
    Drop(Members<'a>),
    /// `SET ( … )`
    Options {
        /// The changes from now on.
        publish: Option<PublishedChanges>,
        /// Whether partitions are published as their root from now on.
        via_partition_root: Option<bool>,
        /// Which generated columns are published from now on.
        generated_columns: Option<PublishedGenerated>,
    },
}

/// `ALTER PUBLICATION … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenamePublication<'a> {
    /// The name until now.
    pub name: &'a str,
    /// The name from now on.
    pub to: &'a str,
}

/// `DROP PUBLICATION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropPublication<'a> {
    /// The publication.
    pub name: &'a str,
}

impl Members<'_> {
    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.schemas.is_empty()
    }
}

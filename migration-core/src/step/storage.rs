//! How a table is stored, apart from its columns.

use super::{CreateTable, PartitionBy};
use crate::ident::Name;

/// What `CREATE TABLE` says besides columns and constraints:
/// <https://www.postgresql.org/docs/current/sql-createtable.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableOptions<'a> {
    /// Whether it is written without the log, and empty after a crash: `UNLOGGED`.
    pub unlogged: bool,
    /// Storage parameters, such as `("fillfactor", "70")` or `("toast.autovacuum_enabled", "false")`.
    pub with: &'a [(&'a str, &'a str)],
    /// The tablespace, where it is not the database's own.
    pub tablespace: Option<&'a str>,
    /// The access method, where it is not `default_table_access_method`: `USING`.
    pub method: Option<&'a str>,
    /// What logical replication tells of a changed row. `ALTER TABLE` sets it; it belongs to the table, so that whatever
    /// makes that again sets it too.
    pub replica_identity: ReplicaIdentity<'a>,
    /// How its rows are parted, where it has partitions.
    pub partition_by: Option<PartitionBy<'a>>,
    /// The tables whose columns and checks it has, and that have its rows: `INHERITS`.
    pub inherits: &'a [Name<'a>],
}

setters! {
    TableOptions<'a> {
        unlogged: bool,
        with: &'a [(&'a str, &'a str)],
        tablespace: Option<&'a str>,
        method: Option<&'a str>,
        replica_identity: ReplicaIdentity<'a>,
        partition_by: Option<PartitionBy<'a>>,
        inherits: &'a [Name<'a>],
    }
}

impl TableOptions<'_> {
    /// None.
    pub const PLAIN: Self = Self {
        unlogged: false,
        with: &[],
        tablespace: None,
        method: None,
        replica_identity: ReplicaIdentity::Default,
        partition_by: None,
        inherits: &[],
    };
}

/// `REPLICA IDENTITY`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReplicaIdentity<'a> {
    /// The old primary key.
    #[default]
    Default,
    /// The whole old row.
    Full,
    /// Nothing of the old row.
    Nothing,
    /// `USING INDEX`: the old values of the columns of this index, which is unique and holds no NULL.
    UsingIndex(&'a str),
}

/// A change of how a table is stored: <https://www.postgresql.org/docs/current/sql-altertable.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageChange<'a> {
    /// `SET (…)`: storage parameters; those that it does not name stay.
    Set(&'a [(&'a str, &'a str)]),
    /// `RESET (…)`: storage parameters that get their defaults.
    Reset(&'a [&'a str]),
    /// `SET LOGGED`
    SetLogged,
    /// `SET UNLOGGED`
    SetUnlogged,
    /// `SET TABLESPACE`; `None` means `pg_default`.
    SetTablespace(Option<&'a str>),
    /// `SET ACCESS METHOD`, from PostgreSQL 15 on; `None` means `heap`.
    SetMethod(Option<&'a str>),
    /// `REPLICA IDENTITY`
    ReplicaIdentity(ReplicaIdentity<'a>),
    /// `CLUSTER ON`, the index by which `CLUSTER` sorts the rows; `None` means `SET WITHOUT CLUSTER`.
    ClusterOn(Option<&'a str>),
}

impl<'a> CreateTable<'a> {
    /// A table without columns.
    pub const fn new(name: Name<'a>) -> Self {
        Self {
            name,
            columns: &[],
            constraints: &[],
            options: TableOptions::PLAIN,
        }
    }
}

/// Whether a tablespace is the one of a database that was made without one, which PostgreSQL takes for no partitioned table
/// and no index of one (`DefineRelation` in `tablecmds.c`, `DefineIndex` in `indexcmds.c`).
pub const fn is_default_tablespace(tablespace: Option<&str>) -> bool {
    match tablespace {
        Some(name) => matches!(name.as_bytes(), b"pg_default"),
        None => false,
    }
}

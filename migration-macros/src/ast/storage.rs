//! How tables are stored.

use super::{Name, Parameter, PartitionBy};

/// What stands at a new table besides its columns and constraints.
#[derive(Default)]
pub(crate) struct TableOptions {
    pub(crate) unlogged: bool,
    pub(crate) with: Vec<Parameter>,
    pub(crate) tablespace: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) replica_identity: Option<ReplicaIdentity>,
    pub(crate) partition_by: Option<PartitionBy>,
    pub(crate) inherits: Vec<Name>,
}

/// A change of it.
pub(crate) enum StorageChange {
    Set(Vec<Parameter>),
    Reset(Vec<String>),
    SetLogged,
    SetUnlogged,
    SetTablespace(String),
    SetMethod(String),
    ReplicaIdentity(ReplicaIdentity),
    ClusterOn(Option<String>),
}

/// What logical replication tells of a changed row.
pub(crate) enum ReplicaIdentity {
    /// A variant of `ReplicaIdentity` without data.
    Plain(&'static str),
    UsingIndex(String),
}

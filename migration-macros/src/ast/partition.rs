//! Partitions.

use super::{Expression, IndexKey, Name, Parameter, Place};

/// By what a new table is partitioned.
pub(crate) struct PartitionBy {
    /// A variant of `PartitionStrategy`.
    pub(crate) strategy: &'static str,
    pub(crate) keys: Vec<IndexKey>,
}

/// A new partition.
pub(crate) struct CreatePartition {
    pub(crate) name: Name,
    pub(crate) table: Name,
    pub(crate) bound: (Bound, Place),
    pub(crate) by: Option<PartitionBy>,
    pub(crate) with: Vec<Parameter>,
    pub(crate) tablespace: Option<String>,
}

/// A table that becomes a partition.
pub(crate) struct AttachPartition {
    pub(crate) name: Name,
    pub(crate) table: Name,
    pub(crate) bound: (Bound, Place),
}

/// A partition that becomes a table of its own.
pub(crate) struct DetachPartition {
    pub(crate) name: Name,
    pub(crate) table: Name,
    pub(crate) concurrently: bool,
}

/// The rows of a partition.
pub(crate) enum Bound {
    Default,
    Range {
        from: Vec<BoundValue>,
        to: Vec<BoundValue>,
    },
    List(Vec<BoundValue>),
    Hash {
        modulus: u32,
        remainder: u32,
    },
}

/// A value of a bound.
pub(crate) enum BoundValue {
    Boolean(bool),
    Number(String),
    Text(String),
    Null,
    Least,
    Greatest,
    Expression(Expression),
}

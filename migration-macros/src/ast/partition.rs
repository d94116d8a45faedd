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
    pub(crate) with: Vec<Parameter>,
    pub(crate) tablespace: Option<String>,
}

/// A partition that is attached or detached.
pub(crate) struct MovePartition {
    pub(crate) name: Name,
    pub(crate) table: Name,
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

//! Partitions.
//!
//! See "Table Partitioning" in the PostgreSQL manual, section 5.12.

use super::{ConstraintKind, ConstraintOptions, ConstraintState, IndexKey, TableOptions};
use crate::ident::Name;
use crate::value::{Expression, Value};

/// `PARTITION BY`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartitionBy<'a> {
    /// How rows are told apart.
    pub strategy: PartitionStrategy,
    /// By what; a key has no order.
    pub keys: &'a [IndexKey<'a>],
}

impl PartitionBy<'_> {
    /// Why no index of a table with partitions is `only` its own.
    pub const NO_INDEX_ALONE: &'static str = "has partitions, without which PostgreSQL would not use the index; make it on each partition, then on the table without `only`: it takes theirs";
    /// Why no index of a partitioned table becomes a key (`ATExecAddIndexConstraint` in `tablecmds.c`).
    pub const NO_KEY_OF_INDEX: &'static str =
        "is partitioned, and none of its indexes can become a key; drop the index, and add the key";
}

impl ConstraintOptions<'_> {
    /// Why a partitioned table cannot have such a constraint ("Limitations" in section 5.12.2.3 of the manual, and
    /// `ATAddForeignKeyConstraint` and `AddRelationNewConstraints` of PostgreSQL 15).
    pub const fn refusal_of_partitioned(&self, kind: &ConstraintKind<'_>) -> Option<&'static str> {
        let not_valid = matches!(self.state, ConstraintState::NotValid);
        match kind {
            ConstraintKind::Exclude(_) => Some(
                "excludes rows of a partitioned table, which PostgreSQL looks for in one partition alone",
            ),
            ConstraintKind::ForeignKey(_) if not_valid => Some(
                "is a foreign key of a partitioned table, which PostgreSQL checks at once; take `not_valid` away",
            ),
            ConstraintKind::Check(_) if self.no_inherit => Some(
                "is a check of a partitioned table, which its partitions have too; take `no_inherit` away",
            ),
            _ => None,
        }
    }
}

/// How rows find their partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartitionStrategy {
    /// `RANGE`
    Range,
    /// `LIST`
    List,
    /// `HASH`
    Hash,
}

/// `CREATE TABLE … PARTITION OF`
///
/// A partition is a table with the columns, constraints and indexes of the one that it is a part of; PostgreSQL names the
/// indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreatePartition<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// The table that it is a part of.
    pub table: Name<'a>,
    /// The rows that it holds.
    pub bound: Bound<'a>,
    /// How its own rows are parted, where it has partitions itself.
    pub partition_by: Option<PartitionBy<'a>>,
    /// Storage parameters.
    pub with: &'a [(&'a str, &'a str)],
    /// The tablespace, where it is not that of its table.
    pub tablespace: Option<&'a str>,
}

impl<'a> CreatePartition<'a> {
    /// How it is stored.
    pub const fn options(&self) -> TableOptions<'a> {
        TableOptions {
            with: self.with,
            tablespace: self.tablespace,
            partition_by: self.partition_by,
            ..TableOptions::PLAIN
        }
    }
}

/// `DROP TABLE` of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropPartition<'a> {
    /// Its name.
    pub name: Name<'a>,
}

/// `ALTER TABLE … DETACH PARTITION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DetachPartition<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// The table that it is a part of until now.
    pub from: Name<'a>,
    /// `CONCURRENTLY`: reads and writes of the table go on meanwhile; it cannot run in a transaction.
    pub concurrently: bool,
    /// The check that PostgreSQL adds to what it detaches concurrently, and that is dropped after; the replay finds its
    /// name.
    pub check: Option<&'a str>,
}

impl<'a> DetachPartition<'a> {
    /// Inside the migration's transaction.
    pub const fn new(name: Name<'a>, from: Name<'a>) -> Self {
        Self {
            name,
            from,
            concurrently: false,
            check: None,
        }
    }
}

setters! {
    DetachPartition<'a> {
        concurrently: bool,
    }
}

/// `ALTER TABLE … ATTACH PARTITION`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttachPartition<'a> {
    /// Its name.
    pub name: Name<'a>,
    /// The table that it becomes a part of.
    pub to: Name<'a>,
    /// The rows that it holds.
    pub bound: Bound<'a>,
    /// The check that a concurrent detach may have left, which goes after. An undo alone has it: it then runs by itself, as
    /// what it takes back did.
    pub check: Option<&'a str>,
}

/// The rows of a partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound<'a> {
    /// `DEFAULT`: those that no other holds.
    Default,
    /// `FOR VALUES FROM … TO …`: the first value in, the last one out.
    Range {
        /// The lower bounds, one for each key.
        from: &'a [BoundValue<'a>],
        /// The upper bounds, as many.
        to: &'a [BoundValue<'a>],
    },
    /// `FOR VALUES IN`
    List(&'a [BoundValue<'a>]),
    /// `FOR VALUES WITH`
    Hash {
        /// What the hash is divided by.
        modulus: u32,
        /// What remains.
        remainder: u32,
    },
}

/// A value of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundValue<'a> {
    /// A literal.
    Value(Value<'a>),
    /// `NULL`
    Null,
    /// `MINVALUE`
    Least,
    /// `MAXVALUE`
    Greatest,
    /// An expression without columns.
    Expression(Expression<'a>),
}

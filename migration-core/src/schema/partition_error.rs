//! Why a table cannot follow another, as a partition or by inheritance, or not be what it is asked to be.

use super::Noun;

/// Why a table cannot follow another, as a partition or by inheritance, or not be what it is asked to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PartitionError {
    /// A constraint or index that a table has because the one above has it.
    #[error("`{name}` of `{table}` is there because `{of}` has it; change that")]
    PartOfPartition {
        /// The constraint or index.
        name: String,
        /// The table below.
        table: String,
        /// The table above.
        of: String,
    },
    /// A constraint or index of a partition of which nobody can say whether PostgreSQL takes it for that of its table.
    #[error(
        "the {noun} `{name}` of `{table}` is nearly `{other}` of the table above; make it the same, or drop it"
    )]
    NearPart {
        /// A constraint or an index.
        noun: Noun,
        /// Its name.
        name: String,
        /// The table that is to be a partition.
        table: String,
        /// That of the partitioned table.
        other: String,
    },
    /// A table lacks a check of the one that it is to be a partition of.
    #[error("`{table}` has no check `{check}` as `{of}` has; add it, in the same words")]
    LacksCheck {
        /// The table that is to be a partition.
        table: String,
        /// The check.
        check: String,
        /// The partitioned table.
        of: String,
    },
    /// A table lacks a column of the one that it is to be a partition of.
    #[error("`{table}` has no column `{column}` as `{of}` has; add it")]
    LacksColumn {
        /// The table that is to be a partition.
        table: String,
        /// The column.
        column: String,
        /// The partitioned table.
        of: String,
    },
    /// A unique key that does not hold the partition key.
    #[error(
        "`{key}` of the partitioned table `{table}` lacks `{missing}`: PostgreSQL looks for the same key in one partition \
         alone, so that a unique key holds every column of the partition key, and there is none beside an expression"
    )]
    UniqueOfPartitioned {
        /// The key.
        key: String,
        /// The table.
        table: String,
        /// What it lacks.
        missing: String,
    },
}

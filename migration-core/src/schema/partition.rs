//! Partitions: tables that hold a part of the rows of another.

use super::{Key, Schema, Table};
use crate::ident::Name;
use crate::step::{Bound, BoundValue};

/// What a table is a partition of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition<'a> {
    /// The partitioned table.
    pub of: Name<'a>,
    /// The rows that it holds.
    pub bound: Bound<'a>,
}

impl<'a> Bound<'a> {
    /// Its values, the lower ones first.
    pub(in crate::schema) fn values(&self) -> Vec<BoundValue<'a>> {
        match self {
            Self::Default | Self::Hash { .. } => Vec::new(),
            Self::Range { from, to } => [*from, *to].concat(),
            Self::List(values) => values.to_vec(),
        }
    }
}

impl<'a> Schema<'a> {
    /// The partitions of a table.
    pub(in crate::schema) fn partitions(&self, table: Name<'a>) -> Vec<&Table<'a>> {
        let all = self.tables.values();
        all.filter(|it| it.partition.is_some_and(|it| it.of.same(&table)))
            .collect()
    }

    /// The names of the partitions of a table.
    pub(in crate::schema) fn partition_names(&self, table: Name<'a>) -> Vec<Name<'a>> {
        let all = self.partitions(table);
        all.into_iter().map(|it| it.name).collect()
    }

    /// A table, its partitions and theirs, each after what it is a part of.
    pub(in crate::schema) fn partition_tree(&self, table: Name<'a>) -> Vec<Name<'a>> {
        let mut tree = vec![table];
        let mut at = 0;
        while let Some(next) = tree.get(at).copied() {
            tree.extend(self.partition_names(next));
            at += 1;
        }
        tree
    }

    /// What a table is a part of, and that of, up to the one that is no partition.
    pub(in crate::schema) fn ancestors(&self, table: Name<'a>) -> Vec<Name<'a>> {
        let of = |name| self.tables.get(&Key::of(name))?.partition.map(|it| it.of);
        std::iter::successors(of(table), |it| of(*it)).collect()
    }
}

//! Who refers to a table.

use super::{Key, Schema};
use crate::ident::Name;
use crate::step::{ConstraintKind, ForeignKey};

/// A foreign key that refers to a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference<'a> {
    /// The table that has the foreign key.
    pub(super) table: Name<'a>,
    /// Its name.
    pub(super) name: &'a str,
    /// The foreign key.
    pub(super) foreign_key: ForeignKey<'a>,
}

impl<'a> Schema<'a> {
    /// The foreign keys that refer to this table, its own among them.
    pub(super) fn references_to(&self, target: Key<'a>) -> Vec<Reference<'a>> {
        self.references()
            .filter(|reference| Key::of(reference.foreign_key.table) == target)
            .collect()
    }

    /// All foreign keys.
    pub(super) fn references(&self) -> impl Iterator<Item = Reference<'a>> {
        self.tables.values().flat_map(|table| {
            table.constraints.iter().filter_map(|(name, constraint)| {
                let ConstraintKind::ForeignKey(foreign_key) = constraint.kind else {
                    return None;
                };
                Some(Reference {
                    table: table.name,
                    name,
                    foreign_key,
                })
            })
        })
    }
}

impl Reference<'_> {
    /// Whether it joins this column of a table to another column.
    pub(super) fn joins(&self, table: Key<'_>, column: &str) -> bool {
        let from = Key::of(self.table) == table;
        let to = Key::of(self.foreign_key.table) == table;
        let pairs = self
            .foreign_key
            .columns
            .iter()
            .zip(self.foreign_key.targets);
        pairs
            .into_iter()
            .any(|(own, target)| (from && *own == column) != (to && *target == column))
    }
}

impl std::fmt::Display for Reference<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` of `{}`", self.name, self.table)
    }
}

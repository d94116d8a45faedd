//! How many partitions may have what a step makes: its memory is counted before.

use super::types::same_name;
use crate::history::Migration;
use crate::ident::Name;
use crate::step::Operation;

/// How many partitions a history makes.
pub(super) struct Partitions<'m> {
    migrations: &'m [Migration<'m>],
    pub(super) count: usize,
    /// Whether any table may be one that has them: they have partitions themselves, or a table has another name later.
    anywhere: bool,
}

impl<'m> Partitions<'m> {
    pub(super) const fn of(migrations: &'m [Migration<'m>]) -> Self {
        let mut all = Self {
            migrations,
            count: 0,
            anywhere: false,
        };
        let mut i = 0;
        while i < migrations.len() {
            let mut j = 0;
            while j < migrations[i].steps.len() {
                let operation = &migrations[i].steps[j].operation;
                all.count += partitioned(operation).is_some() as usize;
                all.anywhere |= match operation {
                    Operation::CreatePartition(step) => step.partition_by.is_some(),
                    Operation::AttachPartition(_)
                    | Operation::RenameTable(_)
                    | Operation::MoveTable(_) => true,
                    _ => false,
                };
                j += 1;
            }
            i += 1;
        }
        all
    }

    /// How many partitions may have what this operation makes.
    pub(super) const fn with(&self, operation: &Operation<'_>) -> usize {
        let table = match operation {
            Operation::CreateTable(step) => &step.name,
            Operation::AlterTable(step) => &step.table,
            Operation::CreateIndex(step) => &step.table,
            _ => return 0,
        };
        if self.count == 0 || self.anywhere {
            return self.count;
        }
        let (mut count, mut i) = (0, 0);
        while i < self.migrations.len() {
            let mut j = 0;
            while j < self.migrations[i].steps.len() {
                if let Some(name) = partitioned(&self.migrations[i].steps[j].operation)
                    && same_name(name, table)
                {
                    count += 1;
                }
                j += 1;
            }
            i += 1;
        }
        count
    }
}

/// The table that gets a partition.
const fn partitioned<'o>(operation: &'o Operation<'_>) -> Option<&'o Name<'o>> {
    match operation {
        Operation::CreatePartition(step) => Some(&step.table),
        Operation::AttachPartition(step) => Some(&step.to),
        _ => None,
    }
}

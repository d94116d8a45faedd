//! How many tables may follow a step, as partitions or by inheritance, and have what it makes: its memory is counted before.

use super::types::same_name;
use crate::history::Migration;
use crate::ident::Name;
use crate::step::{Change, Operation};

/// How many tables of a history follow others.
pub(super) struct Partitions<'m> {
    migrations: &'m [Migration<'m>],
    pub(super) count: usize,
    /// Whether any table may be one that has followers: they have some themselves, or a table has another name later.
    anywhere: bool,
}

impl<'m> Partitions<'m> {
    pub(super) const fn of(migrations: &'m [Migration<'m>]) -> Self {
        let mut all = Self {
            migrations,
            count: 0,
            anywhere: false,
        };
        // A partition that was detached may have tables that inherit from it.
        let (mut parts, mut heirs) = (false, false);
        let mut i = 0;
        while i < migrations.len() {
            let mut j = 0;
            while j < migrations[i].steps.len() {
                let operation = &migrations[i].steps[j].operation;
                let follow = followed(operation, None);
                all.count += follow;
                match operation {
                    Operation::CreatePartition(_) => parts = true,
                    Operation::CreateTable(_) | Operation::AlterTable(_) => heirs |= follow > 0,
                    _ => {}
                }
                all.anywhere |= match operation {
                    Operation::CreatePartition(step) => step.partition_by.is_some(),
                    Operation::AttachPartition(_)
                    | Operation::RenameTable(_)
                    | Operation::MoveTable(_) => true,
                    Operation::CreateTable(step) => {
                        !step.options.inherits.is_empty() && all.follow(&step.name) > 0
                    }
                    Operation::AlterTable(step) => {
                        inherits(step.changes, None) > 0 && all.follow(&step.table) > 0
                    }
                    _ => false,
                };
                j += 1;
            }
            i += 1;
        }
        all.anywhere |= parts && heirs;
        all
    }

    /// How many tables may have what this operation makes, besides its own.
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
        self.follow(table)
    }

    /// How many tables follow this one at some time.
    const fn follow(&self, table: &Name<'_>) -> usize {
        let (mut count, mut i) = (0, 0);
        while i < self.migrations.len() {
            let mut j = 0;
            while j < self.migrations[i].steps.len() {
                count += followed(&self.migrations[i].steps[j].operation, Some(table));
                j += 1;
            }
            i += 1;
        }
        count
    }
}

/// How often an operation makes a table follow this one, or any.
const fn followed(operation: &Operation<'_>, table: Option<&Name<'_>>) -> usize {
    match operation {
        Operation::CreatePartition(step) => is(&step.table, table) as usize,
        Operation::AttachPartition(step) => is(&step.to, table) as usize,
        Operation::CreateTable(step) => {
            let (mut count, mut i) = (0, 0);
            while i < step.options.inherits.len() {
                count += is(&step.options.inherits[i], table) as usize;
                i += 1;
            }
            count
        }
        Operation::AlterTable(step) => inherits(step.changes, table),
        _ => 0,
    }
}

const fn inherits(changes: &[Change<'_>], table: Option<&Name<'_>>) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < changes.len() {
        if let Change::Inherit(from) = &changes[i] {
            count += is(from, table) as usize;
        }
        i += 1;
    }
    count
}

const fn is(name: &Name<'_>, table: Option<&Name<'_>>) -> bool {
    match table {
        Some(table) => same_name(name, table),
        None => true,
    }
}

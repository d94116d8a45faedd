//! Rows of a partitioned table have no tables.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table(partition_by = range(id))]
        Tasks {
            id: i64,
        },
        #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN NEW; END")]
        Touch,
        #[create_trigger(after update on tasks, for_each = row, referencing(new_table = n), execute = touch())]
        TouchTasks,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

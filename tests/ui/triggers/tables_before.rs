//! Rows have tables only after the change.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
        },
        #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN NEW; END")]
        Touch,
        #[create_trigger(before update on tasks, for_each = statement, referencing(new_table = n), execute = touch())]
        TouchTasks,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

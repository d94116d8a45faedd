//! A column belongs to the old or the new row.

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
        #[create_trigger(before update on tasks, for_each = row, when = "title <> ''", execute = touch())]
        TouchTasks,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

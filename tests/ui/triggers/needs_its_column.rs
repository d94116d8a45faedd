//! The trigger names the column.

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
        #[create_trigger(before update of title on tasks, for_each = row, execute = touch())]
        TouchTasks,
        #[alter_table(tasks)]
        Untitled {
            #[drop]
            title: Text,
        },
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

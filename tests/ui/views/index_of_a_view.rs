//! Only a materialized view has indexes.

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
            done: bool,
        },
        #[create_view(as = "SELECT id, title FROM tasks WHERE NOT done")]
        OpenTasks,
        #[create_index(open_tasks(id))]
        ById,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

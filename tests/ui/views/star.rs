//! The query gives whatever columns the table has.

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
        #[create_view(as = "SELECT * FROM tasks WHERE NOT done")]
        OpenTasks,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

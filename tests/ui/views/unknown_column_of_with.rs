//! The query names a column that its own part does not give.

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
        #[create_view(as = "WITH open AS (SELECT id FROM tasks) SELECT title FROM open")]
        OpenTasks,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! The query reads a table that is not there.

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
        #[create_view(as = "SELECT id FROM task")]
        OpenTasks,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! The query names a column that the table does not have.

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
        #[create_view(as = "SELECT t.id, t.titel FROM tasks AS t")]
        OpenTasks,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

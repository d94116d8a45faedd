//! A view names a column that another view does not have.

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
        #[create_view(as = "SELECT done FROM open_tasks")]
        Others,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

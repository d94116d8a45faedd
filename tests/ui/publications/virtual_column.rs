//! What is computed when it is read cannot be sent.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            #[column(generated(virtual) = "id * 2")]
            twice: Option<i64>,
        },
        #[create_publication(tables = [tasks(id, twice)])]
        TasksOut,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

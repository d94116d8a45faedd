//! The query reads from an index.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            done: bool,
        },
        #[create_view(as = "SELECT count(*) AS all_of_them FROM tasks_pkey")]
        Stats,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

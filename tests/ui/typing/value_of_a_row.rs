//! A row has a value that PostgreSQL does not turn into the type of the column.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i32,
            attempts: i32,
        },
        #[insert(tasks(id, attempts), rows = [(1, sql("now()"))])]
        First,
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

//! A string in the default does not read as the type of the column.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(default = sql("'many'"))]
            attempts: i32,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

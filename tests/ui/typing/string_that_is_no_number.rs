//! A string does not read as the number beside it.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "attempts <> 'many'")]
            attempts: i32,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

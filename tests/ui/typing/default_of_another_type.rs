//! A default gives a moment, and the column is a number.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(default = now())]
            attempts: i32,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

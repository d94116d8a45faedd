//! Values that have no type in common.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        #[check("coalesce(attempts, name) IS NOT NULL")]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            name: String,
            attempts: i32,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

//! Two columns of different types are compared.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        #[check("attempts < name")]
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

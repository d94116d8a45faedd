//! Two conditions, and nothing between them.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "attempts >= 0 attempts < 10")]
            attempts: i16,
            max_attempts: i16,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

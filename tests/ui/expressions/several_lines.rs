//! A mistake in the third line.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        #[check("
            attempts >= 0
            AND attempts <
            AND max_attempts < 100
        ")]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            attempts: i16,
            max_attempts: i16,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

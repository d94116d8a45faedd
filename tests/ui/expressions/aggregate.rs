//! A check is about one row.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "count(*) < 10")]
            attempts: i16,
            max_attempts: i16,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

//! The limits are those of the whole migration.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        #[migration(lock_timeout = "1s")]
        Tasks {
            #[column(primary_key)]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

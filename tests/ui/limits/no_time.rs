//! A time has one of PostgreSQL's units.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    #[migration(lock_timeout = "5 seconds")]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! A time is a text with its unit.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    #[migration(statement_timeout = 600)]
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

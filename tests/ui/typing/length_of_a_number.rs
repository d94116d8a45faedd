//! A function gets a number that is written there.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "name <> '' AND length(5) > 1")]
            name: String,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

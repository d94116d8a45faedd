//! There is nothing to say without an option.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    #[migration]
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

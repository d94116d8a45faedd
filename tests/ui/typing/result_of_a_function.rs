//! What a function gives is compared with another type.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "extract(year from starts_on) = starts_on")]
            starts_on: Date,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

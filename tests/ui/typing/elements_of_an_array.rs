//! A function of `jsonb` gets an array.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "jsonb_array_length(tags) > 0")]
            tags: Array<Text>,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

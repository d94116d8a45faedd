//! The predicate of an index is a text.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            name: String,
            attempts: i32,
        },
        #[create_index(tasks(name), where = "lower(name)")]
        Names,
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

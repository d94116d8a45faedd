//! A column is generated as what PostgreSQL does not turn into its type.

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
            #[column(generated = "upper(name)")]
            shouted: Option<i32>,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

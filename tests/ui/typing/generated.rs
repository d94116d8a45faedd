//! A column is generated from what PostgreSQL has no operator for.

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
        #[alter_table(tasks)]
        More {
            #[add(generated = "name * 2")]
            doubled: Option<i32>,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

//! A new column is generated from one that was there, as what PostgreSQL does not turn into its type.

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
        },
        #[alter_table(tasks)]
        More {
            #[add(generated = "name")]
            due: Option<Date>,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

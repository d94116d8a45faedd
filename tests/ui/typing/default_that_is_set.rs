//! A default is set that PostgreSQL does not turn into the type of the column.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            attempts: i32,
        },
        #[alter_table(tasks)]
        Changed {
            #[set_default(sql("lower('A')"))]
            attempts: i32,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

//! An expression stands twice.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            city: Text,
        },
        #[create_statistics(tasks("lower(city)", id, "lower(city)"))]
        Cities,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

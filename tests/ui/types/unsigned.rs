//! PostgreSQL has no unsigned integers.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            #[column(primary_key)]
            name: Text,
            hits: u64,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

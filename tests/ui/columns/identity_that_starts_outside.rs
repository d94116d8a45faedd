//! A sequence that starts above what its type holds.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            #[column(identity(always, start = 40000))]
            number: i16,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

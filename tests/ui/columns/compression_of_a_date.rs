//! A compression of values of a fixed length.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            day: Date,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[set_compression(lz4)]
            day: Date,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

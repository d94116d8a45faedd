//! A default for a column whose sequence gives the values.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            #[column(identity = always)]
            number: i64,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[set_default(0)]
            number: i64,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

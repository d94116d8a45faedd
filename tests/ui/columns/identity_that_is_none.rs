//! The sequence of a column that has none.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            count: i32,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[set_identity(increment = 10)]
            count: i32,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

//! A column of another type than the author takes it to have.

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
            #[set_default(0)]
            count: i64,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

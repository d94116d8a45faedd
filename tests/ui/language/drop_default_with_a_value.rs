//! More than the word says.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            #[column(default = 1)]
            count: i32,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[drop_default(1)]
            count: i32,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

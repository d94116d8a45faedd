//! An identity for a column that has a default.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            #[column(default = 0)]
            count: i32,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[add_identity(by_default, start = 10)]
            count: i32,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

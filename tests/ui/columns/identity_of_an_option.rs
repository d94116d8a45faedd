//! An identity for a column that allows NULL.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            count: Option<i32>,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[add_identity(always)]
            count: Option<i32>,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

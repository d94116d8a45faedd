//! An option that no column has.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            note: Text,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[set_options(n_distincts = 5)]
            note: Text,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

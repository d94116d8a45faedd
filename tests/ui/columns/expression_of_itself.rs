//! A generated column that would be computed from itself.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            count: i32,
            #[column(generated = "count * 2")]
            twice: i32,
        },
        #[alter_table(counters)]
        ChangedCounters {
            #[set_expression("twice + count")]
            twice: i32,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

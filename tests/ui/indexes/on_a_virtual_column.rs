//! An index on a column that is never stored.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            count: i32,
            #[column(generated(virtual) = "count * 2")]
            twice: i32,
        },
        #[create_index(counters(twice))]
        Twice,
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

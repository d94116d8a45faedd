//! A sequence that starts with a word.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            #[column(identity(always, start = first))]
            count: i32,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

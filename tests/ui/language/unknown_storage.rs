//! A storage that there is none of.

use migration_core::prelude::*;

pub mod m20250105_counters {
    use super::*;

    #[derive(Migration)]
    pub enum Counters {
        #[create_table]
        Counters {
            #[column(storage = extern)]
            note: Text,
        },
    }
}

migration_core::migrations![m20250105_counters];

fn main() {}

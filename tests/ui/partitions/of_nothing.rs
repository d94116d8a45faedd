//! A partition that ends where it begins.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(id))]
        Events {
            id: i64,
        },
        #[create_partition(events, values = from(10) to(10))]
        EventsNone,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

//! Two partitions of the same month.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(made_on))]
        Events {
            id: Uuid,
            made_on: Date,
        },
        #[create_partition(events, values = from("2025-01-01") to("2025-03-01"))]
        EventsWinter,
        #[create_partition(events, values = from("2025-02-01") to("2025-04-01"))]
        EventsSpring,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

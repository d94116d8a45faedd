//! Rows go into the partitioned table, which finds their place.

use migration_core::prelude::*;

pub mod m20250105_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_table(partition_by = list(number))]
        Events {
            #[column(primary_key)]
            number: i64,
        },
        #[create_partition(events, values = in(1, 2))]
        FirstEvents,
    }
}

pub mod m20250112_rows {
    use super::*;

    #[derive(Migration)]
    pub enum Rows {
        #[insert(first_events(number), rows = [(3)])]
        Third,
    }
}
migration_core::migrations![m20250105_events, m20250112_rows];

fn main() {}

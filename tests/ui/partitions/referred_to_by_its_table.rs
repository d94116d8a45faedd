//! A foreign key refers to a partition of its own table.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(id))]
        Events {
            #[column(primary_key)]
            id: i64,
            cause: Option<i64>,
        },
        #[create_partition(events, values = from(0) to(1000))]
        FirstEvents,
    }
}

pub mod m20250201_causes {
    use super::*;

    #[derive(Migration)]
    pub enum Causes {
        #[alter_table]
        #[blocking = "there are few events"]
        #[foreign_key(cause, references = first_events(id))]
        Events {},
    }
}

migration_core::migrations![m20250105_notes, m20250201_causes];

fn main() {}

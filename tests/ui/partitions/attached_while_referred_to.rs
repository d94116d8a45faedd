//! A foreign key of the table refers to the one that becomes its partition.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        FirstEvents {
            #[column(primary_key)]
            id: i64,
            cause: Option<i64>,
        },
        #[create_table(partition_by = range(id))]
        Events {
            #[column(primary_key)]
            id: i64,
            #[column(references = first_events(id))]
            cause: Option<i64>,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[attach_partition(first_events, to = events, values = from(0) to(1000))]
        #[blocking = "there are few events"]
        Attached,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

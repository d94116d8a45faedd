//! A unique key that does not hold the partition key.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(made_at))]
        Events {
            #[column(primary_key)]
            id: Uuid,
            made_at: Timestamptz,
        },
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

//! A partition key that is no column.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(made_on))]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

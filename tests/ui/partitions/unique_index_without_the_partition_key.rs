//! A unique index that does not hold the partition key.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(made_at))]
        #[primary_key(id, made_at)]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
        #[create_index(events(kind), unique)]
        ByKind,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

//! A table without partitions.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        #[primary_key(id, made_at)]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
        #[create_partition(events, values = from("2024-01-01") to("2025-01-01"))]
        Events2024,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

//! A bound for one key of two.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(partition_by = range(made_at, kind))]
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

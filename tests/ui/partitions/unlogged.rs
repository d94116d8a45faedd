//! A table that stores no rows itself.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(unlogged, partition_by = range(made_at))]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

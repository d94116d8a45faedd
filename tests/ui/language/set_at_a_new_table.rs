//! A new table has options, and no changes.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        #[set_unlogged]
        Notes {
            #[column(primary_key)]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

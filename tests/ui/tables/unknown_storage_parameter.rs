//! A misspelled storage parameter.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(notes, with(filfactor = 70))]
        Notes {
            #[column(primary_key)]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

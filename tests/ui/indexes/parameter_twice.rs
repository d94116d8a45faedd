//! A storage parameter written twice.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: Uuid,
            #[column(unique)]
            title: Text,
            tags: Array<Text>,
        },
        #[create_index(notes(title), with(fillfactor = 70, fillfactor = 80))]
        ByTitle,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

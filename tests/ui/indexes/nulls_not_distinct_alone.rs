//! Only a unique index tells whether two keys are the same.

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
        #[create_index(notes(title), nulls_not_distinct)]
        ByTitle,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

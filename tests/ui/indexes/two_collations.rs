//! A key sorts in one way.

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
        #[create_index(notes(title collate "C" collate "POSIX"))]
        ByTitle,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

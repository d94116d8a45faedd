//! More values than `ANALYZE` keeps.

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
        #[create_index(notes("lower(title)" statistics = 10001))]
        ByTitle,
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

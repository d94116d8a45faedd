//! A type that is in no scope.

use migration_core::prelude::*;

pub mod m20250105_places {
    use super::*;

    #[derive(Migration)]
    pub enum Places {
        #[create_table]
        Places {
            #[column(primary_key)]
            id: Uuid,
            location: Geography,
        },
    }
}

migration_core::migrations![m20250105_places];

fn main() {}

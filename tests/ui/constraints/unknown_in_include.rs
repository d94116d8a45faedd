//! A column that is carried and is not there.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[unique(floor, include(title))]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

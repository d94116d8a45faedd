//! A foreign key to a unique constraint that is checked later.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[unique(floor, name, deferrable)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
        #[create_table]
        #[foreign_key(floor, name, references = rooms(floor, name))]
        Keys {
            floor: i32,
            name: Text,
            other: i32,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

//! A constraint that gets the name of another.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[unique(floor, name = by_floor)]
        #[unique(name, name = by_name)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
        #[alter_table(rooms)]
        #[rename_constraint(by_floor, by_name)]
        ChangedRooms,
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

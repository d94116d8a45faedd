//! Something that no constraint can be made.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[unique(floor, name = by_floor)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
        #[alter_table(rooms)]
        #[alter_constraint(by_floor, deferable)]
        ChangedRooms,
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

//! An index becomes a second primary key.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
        #[create_index(rooms(floor), unique)]
        RoomsByFloor,
        #[alter_table(rooms)]
        #[primary_key(using_index = rooms_floor_idx)]
        ChangedRooms,
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

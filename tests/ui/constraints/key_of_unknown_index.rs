//! An index that is not there becomes a key.

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
        #[alter_table(rooms)]
        #[unique(using_index = rooms_floor_idx)]
        ChangedRooms,
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

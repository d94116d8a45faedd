//! A column that is deferrable, without a foreign key.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[unique(name)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
        #[alter_table(rooms)]
        ChangedRooms {
            #[add(deferrable)]
            wing: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

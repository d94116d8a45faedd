//! A constraint that has another name by now.

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
        #[rename_constraint(by_floor, floors)]
        ChangedRooms,
        #[alter_table(rooms)]
        #[drop_constraint(by_floor)]
        FewerRules,
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

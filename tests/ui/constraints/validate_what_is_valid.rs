//! A check that was never left unproved.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[check("floor > 0", name = above)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
        #[alter_table(rooms)]
        #[validate_constraint(above)]
        ChangedRooms,
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

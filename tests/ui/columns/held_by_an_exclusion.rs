//! A column that an exclusion names in its predicate.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[exclude(using = gist, open with "&&", where = "floor > 0", name = one_at_a_time)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
        #[alter_table(rooms)]
        ChangedRooms {
            #[drop]
            floor: i32,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

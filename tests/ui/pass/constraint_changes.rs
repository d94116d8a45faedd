//! Every change of a constraint, and indexes that become keys.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        Rooms {
            number: i32,
            floor: i32,
            name: Text,
        },
        #[create_index(rooms(number), unique)]
        ByNumber,
        #[create_index(rooms(floor, name), unique, include(number))]
        ByFloor,
        #[alter_table(rooms)]
        #[primary_key(using_index = rooms_number_idx, name = rooms_pkey)]
        #[unique(using_index = rooms_floor_name_number_idx, initially_deferred)]
        #[foreign_key(floor, references = rooms(floor_number), not_valid, name = to_floor)]
        #[check("number <> 13", not_valid, name = lucky)]
        Keys {
            #[add(unique)]
            floor_number: i32,
        },
        #[alter_table(rooms)]
        #[rename_constraint(lucky, not_13)]
        #[alter_constraint(to_floor, initially_deferred)]
        #[validate_constraint(not_13)]
        #[validate_constraint(to_floor)]
        Proved,
        #[alter_table(rooms)]
        #[alter_constraint(to_floor, not_enforced)]
        #[rename_constraint(rooms_pkey, rooms_key)]
        Renamed,
        #[alter_table(rooms)]
        #[alter_constraint(to_floor, enforced)]
        #[drop_constraint(rooms_key)]
        Dropped,
        #[create_table]
        RoomsPkey {
            id: i32,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

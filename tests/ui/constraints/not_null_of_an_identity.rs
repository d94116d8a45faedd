//! An identity column goes whose NOT NULL has a name.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[not_null(number, name = number_is_said)]
        Rooms {
            #[column(identity = always)]
            number: i32,
            name: Text,
        },
        #[alter_table(rooms)]
        Unnumbered {
            #[drop]
            number: i32,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

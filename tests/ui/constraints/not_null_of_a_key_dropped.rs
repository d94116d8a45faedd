//! The NOT NULL of a primary key goes while the key stays.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[not_null(number, name = number_is_said)]
        Rooms {
            #[column(primary_key)]
            number: i32,
        },
        #[alter_table(rooms)]
        #[drop_constraint(number_is_said)]
        Unsaid,
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

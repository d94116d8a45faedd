//! A check that is left unproved where there is nothing to prove.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[check("floor > 0", not_valid)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            floor: i32,
            name: Text,
            open: TstzRange,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

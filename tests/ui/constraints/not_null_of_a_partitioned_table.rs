//! A NOT NULL with a name where each partition would have one, too.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table(partition_by = hash(number))]
        #[not_null(number, name = number_is_said)]
        Rooms {
            number: i32,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

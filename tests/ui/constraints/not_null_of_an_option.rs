//! A NOT NULL of a new column that allows NULL.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[not_null(note, name = note_is_said)]
        Rooms {
            number: i32,
            note: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_rooms];

fn main() {}

//! A row with NULL where no new one has it.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        Rooms {
            #[column(primary_key)]
            number: i32,
            name: Text,
            note: Option<Text>,
        },
    }
}

pub mod m20250106_said {
    use super::*;

    #[derive(Migration)]
    pub enum Said {
        #[alter_table(rooms)]
        #[not_null(note, not_valid)]
        Said,
        #[insert(rooms(number, name, note), rows = [(1, "hall", null)])]
        Hall,
    }
}

migration_core::migrations![m20250105_rooms, m20250106_said];

fn main() {}

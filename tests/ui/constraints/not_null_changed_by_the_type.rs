//! The type of a column says what its constraint does.

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
    }
}

pub mod m20250107_proved {
    use super::*;

    #[derive(Migration)]
    pub enum Proved {
        #[alter_table]
        #[blocking = "there are few rooms"]
        Rooms {
            #[change(from = Option<Text>)]
            note: Text,
        },
    }
}

migration_core::migrations![m20250105_rooms, m20250106_said, m20250107_proved];

fn main() {}

//! A NOT NULL of a column that has one already.

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
        #[not_null(name, not_valid)]
        Said,
    }
}

migration_core::migrations![m20250105_rooms, m20250106_said];

fn main() {}

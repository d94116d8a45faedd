//! An exclusion that compares a column which is not there.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[exclude(using = gist, during with "&&")]
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

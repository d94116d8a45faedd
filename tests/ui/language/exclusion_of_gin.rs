//! An exclusion of a method that cannot look for one row.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[exclude(using = gin, open with "&&")]
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

//! A change of a constraint where there is none yet.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[check("floor > 0", name = above)]
        #[validate_constraint(above)]
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

//! A generated column is computed once.

use migration_core::prelude::*;

pub mod m20250105_people {
    use super::*;

    #[derive(Migration)]
    pub enum People {
        #[create_table]
        People {
            #[column(primary_key)]
            id: Uuid,
            born_on: Date,
            #[column(generated = "CURRENT_DATE - born_on")]
            days: i32,
        },
    }
}

migration_core::migrations![m20250105_people];

fn main() {}

//! A new table's columns are all new.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[add(primary_key)]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

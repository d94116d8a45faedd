//! An option that there is not.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primry_key)]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

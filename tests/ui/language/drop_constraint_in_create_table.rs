//! A new table has no constraint to drop.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        #[drop_constraint(users_pkey)]
        Users {
            #[column(primary_key)]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

//! PostgreSQL has no function of this name, but one of a name like it.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key, default = gen_random_uid())]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

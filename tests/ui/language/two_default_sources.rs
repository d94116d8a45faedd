//! A column has one source of values.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key, default = 1, identity = always)]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

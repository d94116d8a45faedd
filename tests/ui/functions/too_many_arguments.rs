//! `lower` takes one argument.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        #[check("lower(name, 'de') = name")]
        Users {
            #[column(primary_key)]
            id: i64,
            name: Text,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

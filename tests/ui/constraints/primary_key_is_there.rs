//! A primary key for a table that has one.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key)]
            id: Uuid,
            email: Varchar<255>,
            full_name: Option<Text>,
        },
    }
}

pub mod m20250112_keys {
    use super::*;

    #[derive(Migration)]
    pub enum Keys {
        #[alter_table]
        #[primary_key(email)]
        Users {},
    }
}

migration_core::migrations![m20250105_users, m20250112_keys];

fn main() {}

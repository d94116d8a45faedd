//! A module that is listed twice.

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

migration_core::migrations![m20250105_users, m20250105_users];

fn main() {}

//! A table that an earlier migration made.

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

pub mod m20250301_accounts {
    use super::*;

    #[derive(Migration)]
    pub enum Accounts {
        #[create_table]
        Users {
            #[column(primary_key)]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_users, m20250301_accounts];

fn main() {}

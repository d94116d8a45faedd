//! An option that resembles none.

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

pub mod m20250112_lookup {
    use super::*;

    #[derive(Migration)]
    pub enum Lookup {
        #[create_index(users(email), deferrable)]
        ByEmail,
    }
}

migration_core::migrations![m20250105_users, m20250112_lookup];

fn main() {}

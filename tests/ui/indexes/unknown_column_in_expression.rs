//! An expression over a column that is not there.

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

pub mod m20250112_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_index(users("lower(username)"), unique)]
        UsersByName,
    }
}

migration_core::migrations![m20250105_users, m20250112_search];

fn main() {}

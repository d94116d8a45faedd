//! A column that has another name now.

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

pub mod m20250112_names {
    use super::*;

    #[derive(Migration)]
    pub enum Names {
        #[alter_table]
        Users {
            #[rename(from = full_name)]
            display_name: Option<Text>,
        },
    }
}

pub mod m20250201_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_index(users(full_name))]
        UsersByName,
    }
}

migration_core::migrations![m20250105_users, m20250112_names, m20250201_search];

fn main() {}

//! A column that an earlier migration dropped.

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

pub mod m20250112_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[alter_table]
        Users {
            #[drop]
            full_name: Option<Text>,
        },
    }
}

pub mod m20250201_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_index(users("lower(full_name)"))]
        UsersByName,
    }
}

migration_core::migrations![m20250105_users, m20250112_cleanup, m20250201_search];

fn main() {}

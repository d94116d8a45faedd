//! An index that belongs to a constraint.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key)]
            id: Uuid,
            #[column(unique)]
            email: Varchar<255>,
        },
    }
}

pub mod m20250201_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[drop_index(users_email_key)]
        EmailMayRepeat,
    }
}

migration_core::migrations![m20250105_users, m20250201_cleanup];

fn main() {}

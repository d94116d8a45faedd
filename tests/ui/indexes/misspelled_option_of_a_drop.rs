//! An option of `drop_index` that is misspelled.

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
        },
        #[create_index(users(email), concurrently)]
        ByEmail,
    }
}

pub mod m20250112_fewer {
    use super::*;

    #[derive(Migration)]
    pub enum Fewer {
        #[drop_index(users_email_idx, concurently)]
        ByEmail,
    }
}

migration_core::migrations![m20250105_users, m20250112_fewer];

fn main() {}

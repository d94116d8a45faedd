//! PostgreSQL would cut the name.

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
        #[create_index(users(email), name = index_of_all_users_by_their_electronic_mail_address_in_lower_case)]
        ByEmail,
    }
}

migration_core::migrations![m20250105_users, m20250112_lookup];

fn main() {}

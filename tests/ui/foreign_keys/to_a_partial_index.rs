//! A partial index is no key.

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
            deleted_at: Option<Timestamptz>,
        },
        #[create_index(users(email), unique, where = "deleted_at IS NULL")]
        LiveEmail,
        #[create_table]
        Invitations {
            #[column(references = users(email))]
            email: Varchar<255>,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

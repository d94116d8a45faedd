//! A foreign key relies on the unique index.

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
        #[create_index(users(email), unique)]
        UniqueEmail,
        #[create_table]
        Invitations {
            #[column(references = users(email))]
            email: Varchar<255>,
        },
    }
}

pub mod m20250201_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[drop_index(users_email_idx)]
        EmailMayRepeat,
    }
}

migration_core::migrations![m20250105_users, m20250201_cleanup];

fn main() {}

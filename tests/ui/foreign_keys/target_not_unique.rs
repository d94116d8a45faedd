//! A reference to a column that may repeat.

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

pub mod m20250112_invitations {
    use super::*;

    #[derive(Migration)]
    pub enum Invitations {
        #[create_table]
        Invitations {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = users(email))]
            email: Varchar<255>,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_invitations];

fn main() {}

//! A foreign key may refer to a unique index, also to one that carries columns.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            email: Varchar<255>,
            name: Text,
        },
        #[create_index(users(email), unique, include(name))]
        ByEmail,
        #[create_table]
        Invitations {
            #[column(references = users(email))]
            email: Varchar<100>,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

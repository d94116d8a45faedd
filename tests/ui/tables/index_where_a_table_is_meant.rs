//! An index cannot be altered as a table.

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
        #[blocking = "there are no rows yet"]
        #[create_index(users(email), name = users_by_email)]
        ByEmail,
        #[alter_table(users_by_email)]
        Rebuild {
            #[add]
            fillfactor: i32,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_lookup];

fn main() {}

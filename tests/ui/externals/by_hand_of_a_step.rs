//! A step made the table.

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
    }
}

pub mod m20250112_archive {
    use super::*;

    #[derive(Migration)]
    pub enum Archive {
        #[sql(
            up = "DROP TABLE users",
            irreversible = "they are gone",
            drops(table users)
        )]
        NoUsers,
    }
}

migration_core::migrations![m20250105_users, m20250112_archive];

fn main() {}

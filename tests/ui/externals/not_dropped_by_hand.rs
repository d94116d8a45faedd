//! The way back leaves the table there.

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
            up = "CREATE TABLE old_users AS SELECT * FROM users",
            down = "",
            creates(table old_users { id: Uuid })
        )]
        OldUsers,
    }
}

migration_core::migrations![m20250105_users, m20250112_archive];

fn main() {}

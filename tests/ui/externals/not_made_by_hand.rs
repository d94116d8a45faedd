//! The text makes another table.

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
            up = "SELECT 1",
            down = "DROP TABLE old_users",
            creates(table old_users { id: Uuid })
        )]
        OldUsers,
    }
}

migration_core::migrations![m20250105_users, m20250112_archive];

fn main() {}

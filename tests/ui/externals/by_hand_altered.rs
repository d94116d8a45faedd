//! Its SQL alone changes it.

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
            up = "CREATE TABLE old_users AS SELECT * FROM users; ALTER TABLE old_users ADD PRIMARY KEY (id)",
            down = "DROP TABLE old_users",
            creates(table old_users { #[column(primary_key)] id: Uuid })
        )]
        OldUsers,
        #[alter_table(old_users)]
        NoId {
            #[drop]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_archive];

fn main() {}

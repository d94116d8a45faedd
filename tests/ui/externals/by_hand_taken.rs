//! A table has the name.

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
            up = "CREATE TYPE odd; CREATE FOREIGN TABLE users (id uuid) SERVER others",
            down = "DROP FOREIGN TABLE users; DROP TYPE odd",
            creates(type odd, table users { id: Uuid })
        )]
        Odd,
    }
}

migration_core::migrations![m20250105_users, m20250112_archive];

fn main() {}

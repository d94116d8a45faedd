//! What the history would not know of.

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

pub mod m20250112_sessions {
    use super::*;

    #[derive(Migration)]
    pub enum Sessions {
        #[sql(up = "CREATE TABLE sessions (id uuid PRIMARY KEY)", down = "DROP TABLE sessions")]
        Sessions,
    }
}

migration_core::migrations![m20250105_users, m20250112_sessions];

fn main() {}

//! A check sees its own table.

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

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        #[check("owner = users.email")]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            owner: Text,
            max_attempts: i16,
        },
    }
}

migration_core::migrations![m20250105_users, m20250110_tasks];

fn main() {}

//! A table that goes twice.

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

pub mod m20250301_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[drop_table(users)]
        DropUsers,
    }
}

pub mod m20250401_cleanup_again {
    use super::*;

    #[derive(Migration)]
    pub enum CleanupAgain {
        #[drop_table]
        Users,
    }
}

migration_core::migrations![m20250105_users, m20250301_cleanup, m20250401_cleanup_again];

fn main() {}

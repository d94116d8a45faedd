//! A constraint that is gone.

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

pub mod m20250112_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[alter_table(users)]
        #[drop_constraint(users_pkey)]
        Users {},
    }
}

pub mod m20250201_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum CleanupAgain {
        #[alter_table(users)]
        #[drop_constraint(users_pkey)]
        Users {},
    }
}

migration_core::migrations![m20250105_users, m20250112_cleanup, m20250201_cleanup];

fn main() {}

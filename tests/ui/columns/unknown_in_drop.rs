//! A column that the table never had.

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
        #[alter_table]
        Users {
            #[drop]
            fullname: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_cleanup];

fn main() {}

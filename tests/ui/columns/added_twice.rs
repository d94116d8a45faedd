//! A column that is there already.

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

pub mod m20250112_names {
    use super::*;

    #[derive(Migration)]
    pub enum Names {
        #[alter_table]
        Users {
            #[add]
            full_name: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_names];

fn main() {}

//! One way back.

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
        #[sql(up = "UPDATE users SET full_name = email", down = "", irreversible = "names are overwritten")]
        FillNames,
    }
}

migration_core::migrations![m20250105_users, m20250112_names];

fn main() {}

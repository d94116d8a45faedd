//! A default is data.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(default = 60 * 60)]
            session_seconds: i32,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

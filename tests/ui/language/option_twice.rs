//! An option that stands twice.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(default = 1, default = 2)]
            seats: i32,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

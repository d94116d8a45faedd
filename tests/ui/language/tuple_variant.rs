//! Columns have names.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users(Uuid, Text),
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

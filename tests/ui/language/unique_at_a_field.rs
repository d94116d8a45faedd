//! What stands at the table cannot stand at a column.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[unique]
            email: Text,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

//! A call with arguments is SQL.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(default = nextval("user_numbers"))]
            number: i64,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

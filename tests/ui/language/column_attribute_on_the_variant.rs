//! A column's attribute stands at its field.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        #[column(primary_key)]
        Users {
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

//! Columns come first.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        #[unique(name = uq_users_email, tenant_id, email)]
        Users {
            tenant_id: Uuid,
            email: Text,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

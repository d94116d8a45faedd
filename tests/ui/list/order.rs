//! Names ascend in the list.

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

pub mod m20250106_tenants {
    use super::*;

    #[derive(Migration)]
    pub enum Tenants {
        #[create_table]
        Tenants {
            #[column(primary_key)]
            id: Uuid,
            name: Varchar<100>,
            seats: i32,
        },
    }
}

migration_core::migrations![m20250106_tenants, m20250105_users];

fn main() {}

//! A rename keeps the type.

use migration_core::prelude::*;

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

pub mod m20250112_names {
    use super::*;

    #[derive(Migration)]
    pub enum Names {
        #[alter_table]
        Tenants {
            #[rename(from = name)]
            company: Varchar<200>,
        },
    }
}

migration_core::migrations![m20250106_tenants, m20250112_names];

fn main() {}

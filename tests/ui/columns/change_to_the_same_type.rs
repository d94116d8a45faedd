//! A change that changes nothing.

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

pub mod m20250112_seats {
    use super::*;

    #[derive(Migration)]
    pub enum Seats {
        #[alter_table]
        Tenants {
            #[change(from = i32)]
            seats: i32,
        },
    }
}

migration_core::migrations![m20250106_tenants, m20250112_seats];

fn main() {}

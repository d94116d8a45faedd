//! What a column is changed from is what it is.

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
            #[change(from = i16)]
            seats: i64,
        },
    }
}

migration_core::migrations![m20250106_tenants, m20250112_seats];

fn main() {}

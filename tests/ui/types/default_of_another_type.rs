//! A number where truth is asked.

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

pub mod m20250301_sidecar {
    use super::*;

    #[derive(Migration)]
    pub enum Sidecar {
        #[alter_table]
        Tenants {
            #[add(default = 0)]
            is_sidecar: bool,
        },
    }
}

migration_core::migrations![m20250106_tenants, m20250301_sidecar];

fn main() {}

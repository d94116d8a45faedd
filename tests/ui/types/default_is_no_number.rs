//! A word where a number is asked.

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

pub mod m20250301_limits {
    use super::*;

    #[derive(Migration)]
    pub enum Limits {
        #[alter_table]
        Tenants {
            #[add(default = "unlimited")]
            max_agents: i32,
        },
    }
}

migration_core::migrations![m20250106_tenants, m20250301_limits];

fn main() {}

//! A table that resembles none.

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

pub mod m20250112_billing {
    use super::*;

    #[derive(Migration)]
    pub enum Billing {
        #[alter_table(invoices)]
        Invoices {
            #[add]
            paid_at: Option<Timestamptz>,
        },
    }
}

migration_core::migrations![m20250105_users, m20250106_tenants, m20250112_billing];

fn main() {}

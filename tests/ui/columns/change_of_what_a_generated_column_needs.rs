//! A generated column fixes the types that it is computed from.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_table]
        Orders {
            #[column(primary_key)]
            id: Uuid,
            net: i32,
            vat: i32,
            #[column(generated = "net + vat")]
            gross: i32,
        },
    }
}

pub mod m20250301_cents {
    use super::*;

    #[derive(Migration)]
    pub enum Cents {
        #[alter_table]
        Orders {
            #[change(from = i32)]
            net: i64,
        },
    }
}

migration_core::migrations![m20250105_orders, m20250301_cents];

fn main() {}

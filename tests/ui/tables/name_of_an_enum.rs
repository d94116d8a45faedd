//! A table has a row type of its own name.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_enum("open", "paid")]
        OrderStatus,
        #[create_table(order_status)]
        StatusTable {
            #[column(primary_key)]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_orders];

fn main() {}

//! A type that is there already.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_enum("open", "paid", "shipped")]
        OrderStatus,
        #[create_table]
        Orders {
            #[column(primary_key, identity = always)]
            id: i64,
            number: Varchar<20>,
            status: OrderStatus,
            net: Numeric<12, 2>,
            vat: Numeric<12, 2>,
        },
    }
}

pub mod m20250301_returns {
    use super::*;

    #[derive(Migration)]
    pub enum Returns {
        #[create_enum("open", "returned")]
        OrderStatus,
    }
}

migration_core::migrations![m20250105_orders, m20250301_returns];

fn main() {}

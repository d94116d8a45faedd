//! A label that stands twice.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_enum("open", "paid", "open")]
        OrderStatus,
    }
}

migration_core::migrations![m20250105_orders];

fn main() {}

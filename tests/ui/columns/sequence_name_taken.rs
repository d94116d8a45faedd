//! The name is that of the sequence of an identity.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_table]
        Orders {
            #[column(identity(always, sequence_name = order_numbers))]
            id: i64,
        },
        #[create_index(orders(id), name = order_numbers)]
        Numbers,
    }
}

migration_core::migrations![m20250105_orders];

fn main() {}

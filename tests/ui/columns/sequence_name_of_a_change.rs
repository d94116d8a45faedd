//! A change keeps the name.

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
        #[alter_table(orders)]
        Numbers {
            #[set_identity(always, sequence_name = numbers)]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_orders];

fn main() {}

//! The index is not there yet.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_table(replica_identity = using_index(orders_pkey))]
        Orders {
            #[column(primary_key)]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_orders];

fn main() {}

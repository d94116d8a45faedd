//! The table has no such index.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_table]
        Orders {
            id: i64,
            code: Option<Text>,
        },
        #[create_index(orders(id), unique, name = by_id)]
        ById,
        #[create_index(orders(code), unique, name = by_code)]
        ByCode,
        #[create_index(orders(id), name = plain)]
        Plain,
    }
}

pub mod m20250106_replication {
    use super::*;

    #[derive(Migration)]
    pub enum Replication {
        #[alter_table]
        #[replica_identity(using_index(by_name))]
        Orders {},
    }
}

migration_core::migrations![m20250105_orders, m20250106_replication];

fn main() {}

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
        #[create_index(orders(id), where = "code IS NOT NULL", name = coded)]
        Coded,
        #[create_index(orders(code), using = hash, name = by_code)]
        ByCode,
    }
}

pub mod m20250106_sorted {
    use super::*;

    #[derive(Migration)]
    pub enum Sorted {
        #[alter_table]
        #[cluster_on(by_name)]
        Orders {},
    }
}

migration_core::migrations![m20250105_orders, m20250106_sorted];

fn main() {}

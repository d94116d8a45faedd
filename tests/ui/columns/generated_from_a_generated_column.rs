//! A generated column is computed from plain ones.

use migration_core::prelude::*;

pub mod m20250105_orders {
    use super::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_table]
        Orders {
            #[column(primary_key)]
            id: Uuid,
            net: Numeric<12, 2>,
            vat: Numeric<12, 2>,
            #[column(generated = "gross * 0.02")]
            discount: Numeric<12, 2>,
            #[column(generated = "net + vat")]
            gross: Numeric<12, 2>,
        },
    }
}

migration_core::migrations![m20250105_orders];

fn main() {}

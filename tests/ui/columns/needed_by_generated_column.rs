//! A column that another is computed from.

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
            #[column(generated = "net + vat")]
            gross: Numeric<12, 2>,
        },
    }
}

pub mod m20250301_vat {
    use super::*;

    #[derive(Migration)]
    pub enum Vat {
        #[alter_table]
        Orders {
            #[drop]
            vat: Numeric<12, 2>,
        },
    }
}

migration_core::migrations![m20250105_orders, m20250301_vat];

fn main() {}

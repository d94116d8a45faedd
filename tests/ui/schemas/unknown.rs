//! The table is in a schema that nothing made.

use migration_core::prelude::*;

pub mod m20250105_billing {
    use super::*;

    #[derive(Migration)]
    pub enum Billing {
        #[create_schema]
        Billing,
        #[create_table(biling.invoices)]
        Invoices {
            #[column(primary_key)]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_billing];

fn main() {}

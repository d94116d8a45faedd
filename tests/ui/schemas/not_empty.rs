//! The schema is dropped while it holds a table.

use migration_core::prelude::*;

pub mod m20250105_billing {
    use super::*;

    #[derive(Migration)]
    pub enum Billing {
        #[create_schema]
        Billing,
        #[create_table(billing.invoices)]
        Invoices {
            #[column(primary_key)]
            id: i64,
        },
        #[drop_schema(billing)]
        NoBilling,
    }
}

migration_core::migrations![m20250105_billing];

fn main() {}

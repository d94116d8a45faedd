//! The table is in another schema.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_schema]
        Billing,
        #[create_table]
        Invoices {
            #[column(primary_key)]
            id: i64,
            number: Option<i32>,
        },
        #[create_sequence(billing.numbers, owned_by = invoices(number))]
        Numbers,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

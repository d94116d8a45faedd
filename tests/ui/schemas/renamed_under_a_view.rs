//! A view reads a table in the schema.

use migration_core::prelude::*;

pub mod m20250105_billing {
    use super::*;

    #[derive(Migration)]
    pub enum Billing {
        #[create_schema]
        Billing,
        #[create_table(billing.invoices)]
        Invoices {
            id: i64,
        },
        #[create_view(as = "SELECT id FROM billing.invoices")]
        All,
    }
}

pub mod m20250106_accounting {
    use super::*;

    #[derive(Migration)]
    pub enum Accounting {
        #[rename_schema(billing, accounting)]
        BetterName,
    }
}

migration_core::migrations![m20250105_billing, m20250106_accounting];

fn main() {}

//! The schema of every name without one.

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
    }
}

pub mod m20250106_accounting {
    use super::*;

    #[derive(Migration)]
    pub enum Accounting {
        #[rename_schema(public, accounting)]
        BetterName,
    }
}

migration_core::migrations![m20250105_billing, m20250106_accounting];

fn main() {}

//! A function looks into the schema.

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
        #[create_function(returns = i32, language = sql, as = "SELECT 1", set(search_path = billing))]
        Total,
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

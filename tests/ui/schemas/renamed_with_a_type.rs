//! The Rust type would go on naming the old schema.

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
        #[create_enum("open", "paid", name = billing.state)]
        State,
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

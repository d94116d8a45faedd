//! What is in the schema went along.

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
        #[rename_schema(billing, accounting)]
        BetterName,
        #[alter_table(billing.invoices)]
        Invoices {
            #[add]
            note: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_billing, m20250106_accounting];

fn main() {}

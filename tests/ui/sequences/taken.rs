//! A table has the name.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_table]
        Invoices {
            #[column(primary_key)]
            id: i64,
            number: Option<i32>,
        },
        #[create_sequence(invoices)]
        Numbers,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

//! The column is not there.

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
        #[create_sequence(numbers, owned_by = invoices(nr))]
        Numbers,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

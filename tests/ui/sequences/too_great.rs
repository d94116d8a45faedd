//! No whole number of PostgreSQL is so great.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_sequence(numbers, max = 9223372036854775808)]
        Numbers,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

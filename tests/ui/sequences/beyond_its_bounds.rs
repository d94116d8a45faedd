//! The start is beyond the bounds.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_sequence(numbers, start = 5, max = 4)]
        Numbers,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

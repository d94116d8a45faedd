//! The bound is no number of the new type.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_sequence(numbers, max = 100000)]
        Numbers,
        #[alter_sequence(numbers, as = i16)]
        Small,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

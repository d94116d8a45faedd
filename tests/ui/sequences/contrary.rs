//! Both cannot be.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_sequence]
        Numbers,
        #[alter_sequence(numbers, cycle, no_cycle)]
        Both,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

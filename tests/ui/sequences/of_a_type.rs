//! A type has the name.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_enum("odd", "even")]
        Numbers,
        #[create_sequence(numbers)]
        Counter,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

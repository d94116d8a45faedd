//! The sequence is not there.

use migration_core::prelude::*;

pub mod m20250105_invoices {
    use super::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_sequence]
        InvoiceNumbers,
        #[drop_sequence(invoice_number)]
        NoNumbers,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

//! Sequences and their owners.

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
        #[create_sequence(
            numbers, as = i32, start = 5, increment = -2, min = -2147483648, max = 7, cache = 3, cycle, unlogged,
            owned_by = invoices(number)
        )]
        Numbers,
        #[create_sequence]
        Counts,
        #[create_sequence("public.least", min = -9223372036854775808, max = none)]
        Least,
        #[alter_sequence(numbers, as = i64, start = 2, restart, no_cycle, logged, owned_by = none)]
        LongerNumbers,
        #[alter_sequence(numbers, restart = 3, min = none)]
        Third,
        #[rename_sequence(numbers, invoice_numbers)]
        InvoiceNumbers,
        #[drop_sequence(counts)]
        NoCounts,
        #[drop_sequence(invoice_numbers)]
        NoNumbers,
    }
}

migration_core::migrations![m20250105_invoices];

fn main() {}

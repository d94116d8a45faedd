//! A table of another schema is another table.

use migration_core::prelude::*;

pub mod m20250105_billing {
    use super::*;

    #[derive(Migration)]
    pub enum Billing {
        #[create_schema]
        Billing,
        #[create_table(billing.invoices)]
        Invoices {
            #[column(primary_key)]
            id: Uuid,
            due_date: Date,
        },
    }
}

pub mod m20250112_due {
    use super::*;

    #[derive(Migration)]
    pub enum Due {
        #[create_index(invoices(due_date))]
        InvoicesByDueDate,
    }
}

migration_core::migrations![m20250105_billing, m20250112_due];

fn main() {}

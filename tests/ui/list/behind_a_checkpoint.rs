//! A mistake in a long list, about a table that the part before it made.

use migration_core::prelude::*;

macro_rules! tables {
    ($($module:ident $table:ident,)*) => {$(
        pub mod $module {
            use super::*;

            #[derive(Migration)]
            pub enum Area {
                #[create_table]
                $table {
                    #[column(primary_key)]
                    id: Uuid,
                    name: Text,
                },
            }
        }
    )*};
}

tables! {
    m20250101_accounts Accounts,
    m20250102_budgets Budgets,
    m20250103_clients Clients,
    m20250104_documents Documents,
    m20250105_events Events,
    m20250106_files Files,
    m20250107_groups Groups,
    m20250108_holidays Holidays,
    m20250109_invoices Invoices,
    m20250201_journals Journals,
    m20250202_keys Keys,
    m20250203_ledgers Ledgers,
    m20250204_members Members,
    m20250205_notes Notes,
    m20250206_orders Orders,
    m20250207_payments Payments,
    m20250208_quotes Quotes,
    m20250209_reports Reports,
}

pub mod m20250301_index {
    use super::*;

    #[derive(Migration)]
    pub enum Index {
        #[create_index(clients(nam), concurrently)]
        ClientsByName,
    }
}

migration_core::migrations![
    m20250101_accounts,
    m20250102_budgets,
    m20250103_clients,
    m20250104_documents,
    m20250105_events,
    m20250106_files,
    m20250107_groups,
    m20250108_holidays,
    m20250109_invoices,
    m20250201_journals,
    m20250202_keys,
    m20250203_ledgers,
    m20250204_members,
    m20250205_notes,
    m20250206_orders,
    m20250207_payments,
    m20250208_quotes,
    m20250209_reports,
    m20250301_index,
];

fn main() {}

//! A constraint that an earlier migration made.

use migration_core::prelude::*;

pub mod m20250105_accounts {
    use super::*;

    #[derive(Migration)]
    pub enum Accounts {
        #[create_table]
        #[unique(client_id, account_number, name = uq_client_account_number)]
        ChartOfAccounts {
            #[column(primary_key)]
            id: Uuid,
            client_id: Uuid,
            account_number: Varchar<10>,
        },
    }
}

pub mod m20250201_unique_accounts {
    use super::*;

    #[derive(Migration)]
    pub enum UniqueAccounts {
        #[alter_table(chart_of_accounts)]
        #[unique(client_id, account_number, name = uq_client_account_number)]
        ChartOfAccounts {},
    }
}

migration_core::migrations![m20250105_accounts, m20250201_unique_accounts];

fn main() {}

//! One column cannot refer to two.

use migration_core::prelude::*;

pub mod m20250105_accounts {
    use super::*;

    #[derive(Migration)]
    pub enum Accounts {
        #[create_table]
        #[unique(client_id, number)]
        Accounts {
            #[column(primary_key)]
            id: Uuid,
            client_id: Uuid,
            number: Varchar<10>,
        },
        #[create_table]
        #[foreign_key(account_number, references = accounts(client_id, number))]
        Bookings {
            #[column(primary_key)]
            id: Uuid,
            account_number: Varchar<10>,
        },
    }
}

migration_core::migrations![m20250105_accounts];

fn main() {}

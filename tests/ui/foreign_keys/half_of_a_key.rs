//! Half of a key is none.

use migration_core::prelude::*;

pub mod m20250105_accounts {
    use super::*;

    #[derive(Migration)]
    pub enum Accounts {
        #[create_table]
        #[primary_key(client_id, number)]
        Accounts {
            client_id: Uuid,
            number: Varchar<10>,
        },
        #[create_table]
        Bookings {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = accounts(number))]
            account_number: Varchar<10>,
        },
    }
}

migration_core::migrations![m20250105_accounts];

fn main() {}

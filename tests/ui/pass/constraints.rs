//! Every constraint of a table.

use migration_core::prelude::*;

pub mod m20250105_accounts {
    use super::*;

    #[derive(Migration)]
    pub enum Accounts {
        #[create_table]
        #[primary_key(client_id, number, name = accounts_key)]
        #[unique(client_id, "display name")]
        #[unique(number, client_id, name = uq_number)]
        #[check("balance >= 0 OR number LIKE '9%'")]
        #[check("length(number) > 2", name = number_is_long)]
        Accounts {
            client_id: Uuid,
            number: Varchar<10>,
            #[column(name = "display name")]
            display_name: Text,
            balance: Numeric<12, 2>,
        },
        #[create_table]
        #[primary_key(id)]
        #[foreign_key(client_id, account_number, references = accounts(client_id, number), on_delete = cascade, on_update = cascade)]
        #[foreign_key(reversed_id, references = bookings(id), name = fk_reversed)]
        #[foreign_key(account_number, client_id, references = accounts(number, client_id), name = fk_twice)]
        Bookings {
            id: i64,
            client_id: Uuid,
            account_number: Varchar<12>,
            reversed_id: Option<i64>,
        },
    }
}

migration_core::migrations![m20250105_accounts];

fn main() {}

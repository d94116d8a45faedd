//! A domain of its own type.

use migration_core::prelude::*;

pub mod m20250105_mails {
    use super::*;

    #[derive(Migration)]
    pub enum Mails {
        #[create_domain(Email, default = "a@b", check = "VALUE ~ '@'")]
        Email,
        #[create_table]
        Mails {
            #[column(primary_key)]
            id: i64,
            address: Email,
        },
    }
}

migration_core::migrations![m20250105_mails];

fn main() {}

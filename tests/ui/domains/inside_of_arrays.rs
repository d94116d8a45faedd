//! PostgreSQL does not look into arrays for values that break the new check.

use migration_core::prelude::*;

pub mod m20250105_mails {
    use super::*;

    #[derive(Migration)]
    pub enum Mails {
        #[create_domain(Text, not_null, check = "VALUE ~ '@'")]
        Email,
        #[create_table]
        Mails {
            #[column(primary_key)]
            address: Email,
            copies: Array<Email>,
        },
    }
}

pub mod m20250106_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[alter_domain(email, add_check("VALUE <> ''", name = email_full))]
        Full,
    }
}

migration_core::migrations![m20250105_mails, m20250106_changes];

fn main() {}

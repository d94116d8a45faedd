//! Only whole numbers count up by themselves.

use migration_core::prelude::*;

pub mod m20250105_tickets {
    use super::*;

    #[derive(Migration)]
    pub enum Tickets {
        #[create_table]
        Tickets {
            #[column(primary_key, identity = by_default)]
            number: Text,
        },
    }
}

migration_core::migrations![m20250105_tickets];

fn main() {}

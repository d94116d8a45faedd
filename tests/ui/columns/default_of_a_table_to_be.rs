//! A default that names the table which is made with it.

use migration_core::prelude::*;

pub mod m20250105_tickets {
    use super::*;

    #[derive(Migration)]
    pub enum Tickets {
        #[create_table]
        Tickets {
            #[column(primary_key)]
            id: i64,
            #[column(default = sql("nextval('tickets')"))]
            number: i64,
        },
    }
}

migration_core::migrations![m20250105_tickets];

fn main() {}

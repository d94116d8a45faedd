//! How long a migration waits and runs is no part of what it does.

use migration_core::limits::Limits;
use migration_core::prelude::*;
use std::time::Duration;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    #[migration(lock_timeout = "500ms", lock_retries = 0, statement_timeout = "2h")]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key)]
            id: Uuid,
        },
    }
}

pub mod m20250106_names {
    use super::*;

    #[derive(Migration)]
    #[migration(statement_timeout = "10min",)]
    pub enum Names {
        #[alter_table(users)]
        Users {
            #[add]
            name: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_users, m20250106_names];

fn main() {
    let limits = Limits::NONE
        .lock_timeout(Duration::from_millis(500))
        .lock_retries(0)
        .statement_timeout(Duration::from_secs(2 * 3600));
    assert_eq!(HISTORY.migrations[0].limits, limits);
    let limits = Limits::NONE.statement_timeout(Duration::from_secs(600));
    assert_eq!(HISTORY.migrations[1].limits, limits);
}

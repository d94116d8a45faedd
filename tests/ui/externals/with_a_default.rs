//! A default is declared, which the history does not need to know.

use migration_core::prelude::*;

pub mod m20250105_host {
    use super::*;

    #[derive(Migration)]
    pub enum Host {
        #[external_table]
        Users {
            #[column(primary_key, default = gen_random_uuid())]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_host];

fn main() {}

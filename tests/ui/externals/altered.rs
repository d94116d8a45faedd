//! A table that others own is altered.

use migration_core::prelude::*;

pub mod m20250105_host {
    use super::*;

    #[derive(Migration)]
    pub enum Host {
        #[external_schema]
        Auth,
        #[external_table(auth.users)]
        Users {
            #[column(primary_key)]
            id: Uuid,
            email: Option<Text>,
        },
    }
}

pub mod m20250112_own {
    use super::*;

    #[derive(Migration)]
    pub enum Own {
        #[alter_table(auth.users)]
        Nicknames {
            #[add]
            nickname: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_host, m20250112_own];

fn main() {}

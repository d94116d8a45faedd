//! An argument of a function has options.

use migration_core::prelude::*;

pub mod m20250105_host {
    use super::*;

    #[derive(Migration)]
    pub enum Host {
        #[external_function(role_of, returns = Text)]
        RoleOf {
            #[column(name = who)]
            user_id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_host];

fn main() {}

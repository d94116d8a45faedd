//! A function is declared twice.

use migration_core::prelude::*;

pub mod m20250105_host {
    use super::*;

    #[derive(Migration)]
    pub enum Host {
        #[external_function(uid, returns = Uuid)]
        Uid,
        #[external_function(uid, returns = Text)]
        UidAsText,
    }
}

migration_core::migrations![m20250105_host];

fn main() {}

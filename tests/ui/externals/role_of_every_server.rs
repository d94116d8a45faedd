//! A role is declared that every server has.

use migration_core::prelude::*;

pub mod m20250105_host {
    use super::*;

    #[derive(Migration)]
    pub enum Host {
        #[external_role(pg_monitor)]
        Monitor,
    }
}

migration_core::migrations![m20250105_host];

fn main() {}

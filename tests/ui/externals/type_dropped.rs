//! A type that others own is dropped.

use migration_core::prelude::*;

pub mod m20250105_host {
    use super::*;

    #[derive(Migration)]
    pub enum Host {
        #[external_type]
        Level,
    }
}

pub mod m20250112_own {
    use super::*;

    #[derive(Migration)]
    pub enum Own {
        #[drop_enum(level)]
        NoLevel,
    }
}

migration_core::migrations![m20250105_host, m20250112_own];

fn main() {}

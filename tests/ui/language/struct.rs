//! A migration is an enum.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub struct Users {
        id: Uuid,
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

//! Values of `json` cannot be compared.

use migration_core::prelude::*;

pub mod m20250105_settings {
    use super::*;

    #[derive(Migration)]
    pub enum Settings {
        #[create_table]
        Settings {
            #[column(primary_key)]
            id: Uuid,
            #[column(unique)]
            content: Json,
        },
    }
}

migration_core::migrations![m20250105_settings];

fn main() {}

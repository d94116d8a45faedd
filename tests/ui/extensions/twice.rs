//! The extension is there already.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[external_extension]
        Vector,
        #[create_extension(vector)]
        Again,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

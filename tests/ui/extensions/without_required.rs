//! The extension needs another.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_extension]
        Earthdistance,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

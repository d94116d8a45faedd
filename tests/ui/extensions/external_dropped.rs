//! The history did not make the extension.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[external_extension]
        Vector,
        #[drop_extension(vector)]
        NoVector,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

//! Nothing is to change.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_extension(pg_trgm)]
        Trigrams,
        #[alter_extension(pg_trgm)]
        Same,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

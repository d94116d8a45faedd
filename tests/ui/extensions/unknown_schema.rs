//! The schema is not there.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_schema]
        Extensions,
        #[create_extension(pg_trgm, schema = extension)]
        Trigrams,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

//! The schema still holds the extension.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_schema]
        Extensions,
        #[create_extension(pg_trgm, schema = extensions)]
        Trigrams,
        #[drop_schema(extensions)]
        NoExtensions,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

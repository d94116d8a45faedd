//! The extension is dropped while a column has its type.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_extension]
        Citext,
        #[create_table]
        Documents {
            #[column(primary_key)]
            id: i64,
            title: Citext,
        },
        #[drop_extension(citext)]
        NoCitext,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

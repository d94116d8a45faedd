//! A column has a type of an extension that nothing made.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_table]
        Documents {
            #[column(primary_key)]
            id: i64,
            title: Citext,
        },
    }
}

migration_core::migrations![m20250105_search];

fn main() {}

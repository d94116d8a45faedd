//! A generated column over a column that is not there.

use migration_core::prelude::*;

pub mod m20250105_articles {
    use super::*;

    #[derive(Migration)]
    pub enum Articles {
        #[create_table]
        Articles {
            #[column(primary_key)]
            id: Uuid,
            headline: Text,
            #[column(generated = "to_tsvector('simple'::regconfig, title)")]
            search: TsVector,
        },
    }
}

migration_core::migrations![m20250105_articles];

fn main() {}

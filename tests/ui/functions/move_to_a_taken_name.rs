//! A function that takes the same types is in the new schema.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_schema]
        Archive,
        #[create_function(returns = i64, language = sql, as = "SELECT a")]
        Same {
            a: i64,
        },
        #[create_function(name = archive.same, returns = i64, language = sql, as = "SELECT b")]
        Taken {
            b: i64,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_function(same(i64), archive)]
        Moved,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

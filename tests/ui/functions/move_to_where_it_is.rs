//! The schema where it is.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_function(returns = i64, language = sql, as = "SELECT 1::bigint")]
        One,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_function(one, public)]
        Moved,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

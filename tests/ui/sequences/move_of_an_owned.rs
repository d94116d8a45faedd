//! A sequence that a column owns.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_schema]
        Archive,
        #[create_table]
        Notes {
            id: i64,
            title: Text,
        },
        #[create_sequence(numbers, owned_by = notes(id))]
        Numbers,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_sequence(numbers, archive)]
        Moved,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

//! Others have the name there.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: i64,
            title: Text,
        },
        #[create_statistics(notes(id, title), name = both)]
        Both,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[create_schema]
        Archive,
        #[move_statistics(both, archive)]
        Moved,
        #[create_statistics(notes(title, id), name = both)]
        Again,
        #[move_statistics(both, archive)]
        MovedToo,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

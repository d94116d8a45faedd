//! A table of the name is in the schema.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_schema]
        Archive,
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: Uuid,
            title: Text,
        },
        #[create_table(archive.notes)]
        ArchivedNotes {
            id: Uuid,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_table(notes, archive)]
        Notes,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

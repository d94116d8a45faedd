//! An index in the new schema has the name of an index of the view.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_schema]
        Archive,
        #[create_table]
        Notes {
            id: Uuid,
            title: Text,
        },
        #[create_materialized_view(as = "SELECT title FROM notes")]
        Titles,
        #[create_index(titles(title), name = "by_title")]
        ByTitle,
        #[create_view(name = archive.by_title, as = "SELECT id FROM notes")]
        Taken,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_materialized_view(titles, archive)]
        Moved,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

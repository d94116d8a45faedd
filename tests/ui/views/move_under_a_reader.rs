//! A view that another reads.

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
        #[create_view(as = "SELECT title FROM notes")]
        Titles,
        #[create_view(as = "SELECT title FROM titles")]
        Readers,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_view(titles, archive)]
        Moved,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

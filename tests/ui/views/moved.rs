//! A view where it was once.

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
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_view(titles, archive)]
        Titles,
        #[create_view(as = "SELECT title FROM titles")]
        Readers,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

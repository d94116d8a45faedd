//! A view that went with a column.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(primary_key)]
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
        #[alter_table]
        Notes {
            #[drop(cascade)]
            title: Text,
        },
        #[drop_view(titles)]
        Titles,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

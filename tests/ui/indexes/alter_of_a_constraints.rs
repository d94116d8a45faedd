//! An index that a constraint made.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: Uuid,
            #[column(unique)]
            title: Text,
            tags: Array<Text>,
        },
        #[create_index(notes(title, "lower(title)"), name = by_title)]
        ByTitle,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_index(notes_pkey, set(fillfactor = 70), tablespace = fast)]
        Dense,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

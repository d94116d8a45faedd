//! What would not survive a crash is referred to.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: Uuid,
        },
        #[create_table]
        Pages {
            #[column(references = notes(id))]
            note: Uuid,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table(notes)]
        #[set_unlogged]
        Notes,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

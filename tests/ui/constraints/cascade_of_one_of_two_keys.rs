//! A foreign key that could refer to another key when it comes back.

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
        #[alter_table(notes)]
        #[unique(id, name = second)]
        Second,
        #[create_table]
        Pages {
            #[column(primary_key, references = notes(id))]
            note_id: Uuid,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table(notes)]
        #[drop_constraint(notes_pkey, cascade)]
        NoKey,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

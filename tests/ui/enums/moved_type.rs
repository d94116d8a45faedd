//! The Rust type of the schema where the type was.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_schema]
        Archive,
        #[create_enum("a", "b")]
        Mood,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_enum(mood, archive)]
        ArchivedMood,
        #[create_table]
        Notes {
            mood: m20250105_notes::Mood,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

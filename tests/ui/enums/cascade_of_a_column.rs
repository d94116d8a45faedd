//! A column of the type is not dropped with it.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_enum("good", "bad")]
        Mood,
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: i64,
            mood: Mood,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[drop_enum(mood, cascade)]
        NoMood,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

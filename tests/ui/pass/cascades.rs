//! Drops with what needs the dropped.

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
        #[create_table]
        Pages {
            #[column(primary_key, references = notes(id))]
            note_id: Uuid,
        },
        #[create_enum("good", "bad")]
        Mood,
        #[create_view(as = "SELECT 'good'::mood AS mood")]
        Moods,
        #[create_sequence]
        Numbers,
        #[create_view(as = "SELECT title FROM notes")]
        Titles,
        #[create_view(as = "SELECT title FROM titles")]
        Again,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[drop_enum(mood, cascade)]
        NoMood,
        #[drop_sequence(numbers, cascade)]
        NoNumbers,
        #[alter_table(notes)]
        #[drop_constraint(notes_pkey, cascade)]
        NoKey,
        #[alter_table(notes)]
        NoTitle {
            #[drop(cascade)]
            title: Text,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

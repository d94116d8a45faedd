//! A default of another table takes numbers of a sequence of the table.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: i64,
            title: Text,
        },
        #[create_sequence(numbers, owned_by = notes(id))]
        Numbers,
        #[create_table]
        Pages {
            #[column(default = sql("nextval('numbers')"))]
            number: i64,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[drop_table(notes, cascade)]
        Notes,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

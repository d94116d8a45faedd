//! A default that went with its sequence.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_sequence]
        Numbers,
        #[create_table]
        Notes {
            #[column(primary_key, default = sql("nextval('numbers')"))]
            id: i64,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[drop_sequence(numbers, cascade)]
        NoNumbers,
        #[alter_table]
        Notes {
            #[drop_default]
            id: i64,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

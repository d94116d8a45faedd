//! A column that other tables inherit goes without what needs it.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        #[check("length(title) > 0", name = titled)]
        Notes {
            id: i64,
            title: Text,
        },
        #[create_table(inherits(notes))]
        Letters {
            reply: Option<Text>,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table(notes)]
        Notes {
            #[drop(cascade)]
            title: Text,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

//! A check that is inherited is written in the same words.

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
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[create_table(inherits(notes))]
        #[check("title <> ''", name = titled)]
        Letters {
            reply: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

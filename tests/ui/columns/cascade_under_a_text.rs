//! A function whose text names the column.

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
        #[create_function(returns = Text, language = sql, as = "SELECT max(title) FROM notes")]
        LastTitle,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table]
        Notes {
            #[drop(cascade)]
            title: Text,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

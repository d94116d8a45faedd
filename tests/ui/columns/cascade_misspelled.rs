//! A word that is none.

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
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table]
        Notes {
            #[drop(cascades)]
            title: Text,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

//! What survives a crash refers to what does not.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table(unlogged)]
        Drafts {
            #[column(primary_key)]
            id: Uuid,
        },
        #[create_table]
        Pages {
            #[column(references = drafts(id))]
            draft: Uuid,
        },
    }
}

migration_core::migrations![m20250105_notes];

fn main() {}

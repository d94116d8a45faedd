//! What would survive a crash refers to what does not.

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
        #[create_table(unlogged)]
        Pages {
            #[column(references = drafts(id))]
            draft: Uuid,
        },
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[alter_table(pages)]
        #[set_logged]
        Pages,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

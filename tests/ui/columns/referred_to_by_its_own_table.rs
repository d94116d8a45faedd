//! A tree refers to itself.

use migration_core::prelude::*;

pub mod m20250105_folders {
    use super::*;

    #[derive(Migration)]
    pub enum Folders {
        #[create_table]
        Folders {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = folders(id))]
            parent_id: Option<Uuid>,
        },
    }
}

pub mod m20250301_ids {
    use super::*;

    #[derive(Migration)]
    pub enum Ids {
        #[alter_table]
        Folders {
            #[drop]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_folders, m20250301_ids];

fn main() {}

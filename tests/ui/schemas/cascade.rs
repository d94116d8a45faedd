//! A schema is dropped empty.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_schema]
        Archive,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[drop_schema(archive, cascade)]
        NoArchive,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

//! What an extension has is not known.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_extension]
        Citext,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[drop_extension(citext, cascade)]
        NoCitext,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

//! A schema that is not there.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_sequence(numbers)]
        Numbers,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[move_sequence(numbers, archive)]
        Moved,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}

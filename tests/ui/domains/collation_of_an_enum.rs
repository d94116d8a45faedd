//! An enum is no string, and has no collation.

use migration_core::prelude::*;

pub mod m20250105_moods {
    use super::*;

    #[derive(Migration)]
    pub enum Moods {
        #[create_enum("good", "bad")]
        Mood,
        #[create_domain(Mood, collate = "C")]
        Sorted,
    }
}

migration_core::migrations![m20250105_moods];

fn main() {}

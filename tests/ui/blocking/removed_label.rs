//! The tables with columns of the type are written anew.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_enum("good", "bad")]
        Mood,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            mood: Mood,
        },
    }
}

pub mod m20250106_more {
    use super::*;

    #[derive(Migration)]
    pub enum More {
        #[alter_enum(mood, remove = "bad")]
        NoBad,
    }
}

migration_core::migrations![m20250105_tasks, m20250106_more];

fn main() {}

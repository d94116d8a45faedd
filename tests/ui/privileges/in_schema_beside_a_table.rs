//! The schema of a table stands before its name.

use migration_core::prelude::*;

pub mod m20250101_000000_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[external_role]
        App,
        #[create_schema]
        Queue,
        #[create_table]
        Tasks {
            id: i64,
        },
        #[grant(select, on = tasks, to = app)]
        Read,
        #[grant(insert, on = tasks, in_schema = public, to = app)]
        ReadAll,
    }
}

migration_core::migrations![m20250101_000000_tasks];

fn main() {}

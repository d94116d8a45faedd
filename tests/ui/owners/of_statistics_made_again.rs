//! The new type of the column took the statistics from their owner.

use migration_core::prelude::*;

pub mod m20250101_000000_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[external_role]
        App,
        #[create_table]
        Tasks {
            a: i32,
            b: i32,
        },
        #[create_statistics(tasks(a, b), name = both)]
        Both,
        #[alter_owner(statistics both, to = app)]
        OwnBoth,
    }
}

pub mod m20250102_000000_wider {
    use super::*;

    #[derive(Migration)]
    pub enum Wider {
        #[blocking = "there are few rows"]
        #[alter_table(tasks)]
        Wider {
            #[change(from = i32)]
            a: i64,
        },
        #[alter_owner(statistics both, to = current_role)]
        OwnBothNoMore,
    }
}

migration_core::migrations![m20250101_000000_tasks, m20250102_000000_wider];

fn main() {}

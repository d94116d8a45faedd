//! Why it may be is to be said.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Option<Text>,
            seats: i32,
        },
    }
}

pub mod m20250106_more {
    use super::*;

    #[derive(Migration)]
    pub enum More {
        #[create_index(tasks(title))]
        #[blocking]
        ByTitle,
    }
}

migration_core::migrations![m20250105_tasks, m20250106_more];

fn main() {}

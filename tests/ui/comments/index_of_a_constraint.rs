//! The index is a constraint's.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
        },
        #[comment_on(index tasks_pkey, "The key.")]
        About,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

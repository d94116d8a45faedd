//! The column is not named.

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
        #[comment_on(column tasks, "What is to be done.")]
        About,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

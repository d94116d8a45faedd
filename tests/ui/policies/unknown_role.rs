//! The policy is for a role that the history does not know.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
        },
        #[create_policy(tasks, to = [public, authenticated], using = "id > 0")]
        Seen,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

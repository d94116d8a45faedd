//! A condition only reads.

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
            done: bool,
        },
    }
}

pub mod m20250112_change {
    use super::*;

    #[derive(Migration)]
    pub enum Change {
        #[require("DELETE FROM tasks", message = "there are no tasks yet")]
        NoTasks,
    }
}
migration_core::migrations![m20250105_tasks, m20250112_change];

fn main() {}

//! Conditions on the data.

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
        #[ensure("SELECT count(*) = 0 FROM tasks", message = "a new table is empty")]
        NoTasks,
    }
}

pub mod m20250112_change {
    use super::*;

    #[derive(Migration)]
    pub enum Change {
        #[require("SELECT bool_and(done) FROM tasks", message = "some tasks are not done")]
        AllDone,
        #[alter_table]
        Tasks {
            #[drop]
            done: bool,
        },
        #[ensure(
            "WITH titles AS (SELECT title FROM tasks)
             SELECT count(*) = count(DISTINCT title) FROM titles",
            message = "titles are unique",
        )]
        Titles,
    }
}
migration_core::migrations![m20250105_tasks, m20250112_change];

fn main() {}

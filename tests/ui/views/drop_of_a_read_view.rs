//! The view is dropped while another reads it.

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
        #[create_view(as = "SELECT id, title FROM tasks WHERE NOT done")]
        OpenTasks,
        #[create_view(as = "SELECT title FROM open_tasks")]
        Titles,
    }
}

pub mod m20250112_change {
    use super::*;

    #[derive(Migration)]
    pub enum Change {
        #[drop_view(open_tasks)]
        NoTasks,
    }
}
migration_core::migrations![m20250105_tasks, m20250112_change];

fn main() {}

//! The policy has another name.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            hidden: bool,
        },
        #[create_policy(tasks, using = "NOT hidden")]
        Visible,
        #[rename_policy(visible, shown, on = tasks)]
        Shown,
        #[drop_policy(visible, on = tasks)]
        NoMore,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! Another policy of the table has the name.

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
        #[create_policy(tasks, using = "id > 0")]
        Shown,
        #[rename_policy(visible, shown, on = tasks)]
        Renamed,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

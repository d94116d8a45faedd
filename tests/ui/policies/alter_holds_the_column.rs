//! The column is dropped that the changed policy names.

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
        #[create_policy(tasks, using = "id > 0")]
        Visible,
        #[alter_policy(visible, on = tasks, using = "NOT hidden")]
        Changed,
        #[alter_table(tasks)]
        NoHidden {
            #[drop]
            hidden: bool,
        },
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

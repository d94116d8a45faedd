//! The policy names a column that the table does not have from now on.

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
        #[alter_policy(visible, on = tasks, using = "NOT hiden")]
        Changed,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

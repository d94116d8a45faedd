//! A policy for select gets a check of what is written.

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
        #[create_policy(tasks, for = select, using = "NOT hidden")]
        Visible,
        #[alter_policy(visible, on = tasks, with_check = "NOT hidden")]
        Changed,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

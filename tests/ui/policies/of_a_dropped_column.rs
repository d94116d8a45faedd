//! The column is dropped while a policy names it.

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
    }
}

pub mod m20250112_no_hidden {
    use super::*;

    #[derive(Migration)]
    pub enum NoHidden {
        #[alter_table(tasks)]
        Tasks {
            #[drop]
            hidden: bool,
        },
    }
}

migration_core::migrations![m20250105_tasks, m20250112_no_hidden];

fn main() {}

//! A condition before the migration knows nothing of what the migration adds.

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
        #[require("SELECT count(*) = 0 FROM tasks WHERE due IS NULL", message = "every task is due")]
        Due,
        #[alter_table]
        Tasks {
            #[add]
            due: Option<Date>,
        },
    }
}
migration_core::migrations![m20250105_tasks, m20250112_change];

fn main() {}

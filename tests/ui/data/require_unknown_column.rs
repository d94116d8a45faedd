//! The query names a column that the table lacks.

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
        #[require("SELECT count(*) = 0 FROM tasks WHERE titel = ''", message = "every task needs a title")]
        Titled,
    }
}
migration_core::migrations![m20250105_tasks, m20250112_change];

fn main() {}

//! What is not logged cannot be sent.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
        },
        #[create_publication(tables = [tasks])]
        TasksOut,
        #[alter_table(tasks)]
        #[set_unlogged]
        Unlogged,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! Row security of a table that is not there.

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
        #[enable_row_security(task)]
        Secured,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! Row security is not forced, and no longer forced.

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
        #[no_force_row_security(tasks)]
        NotForced,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

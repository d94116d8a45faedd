//! Row security is enabled twice.

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
        #[enable_row_security(tasks)]
        Secured,
        #[enable_row_security(tasks)]
        SecuredAgain,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

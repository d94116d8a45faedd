//! Double quotes hold names.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "state = \"open\"")]
            state: Text,
            max_attempts: i16,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

//! A text is compared with a number.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "name > 0")]
            name: String,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

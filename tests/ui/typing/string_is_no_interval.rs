//! A string beside a moment is read as a moment.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "starts_at - '1 day' IS NOT NULL")]
            starts_at: Timestamptz,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

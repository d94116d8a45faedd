//! What `->` gives is `jsonb`, and no number.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "payload -> 'retries' > 1")]
            payload: Jsonb,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

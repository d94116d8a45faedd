//! A string beside an enum is none of its labels.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_enum("open", "done")]
        State,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(check = "state <> 'opne'")]
            state: State,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

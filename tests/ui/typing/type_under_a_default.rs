//! A column gets a type into which PostgreSQL does not turn its default.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            #[column(default = now())]
            due: Timestamptz,
        },
        #[alter_table(tasks)]
        Changed {
            #[change(from = Timestamptz, using = "0", down_using = "now()")]
            due: i32,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

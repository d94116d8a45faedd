//! A generated column gets a type into which PostgreSQL does not turn its values, though it would turn the type until now.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            due: Date,
            #[column(generated = "due")]
            closes: Timestamp,
        },
        #[alter_table(tasks)]
        Changed {
            #[change(from = Timestamp)]
            closes: Time,
        },
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

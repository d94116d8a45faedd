//! A setting is a text, and the column is a `uuid`.

use migration_core::prelude::*;

pub mod m20250110_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            name: String,
            attempts: i32,
        },
        #[create_policy(tasks, using = "id = current_setting('app.tenant')")]
        Tenants,
    }
}

migration_core::migrations![m20250110_tasks];

fn main() {}

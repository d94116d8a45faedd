//! The policy names a column that the table does not have.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            tenant_id: Uuid,
        },
        #[create_policy(tasks, using = "tenant = current_setting('app.tenant')::uuid")]
        TenantIsolation,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! It can only be refreshed so with a unique index.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
            done: bool,
        },
        #[create_materialized_view(as = "SELECT done, count(*) AS tasks FROM tasks GROUP BY done")]
        Stats,
        #[create_index(stats(tasks), unique, where = "done")]
        ByCount,
        #[refresh_materialized_view(stats, concurrently)]
        Refreshed,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! The materialized view has no such column.

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
        #[create_index(stats(day), unique)]
        ByDay,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

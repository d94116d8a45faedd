//! Nobody reads the view while it is refreshed.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            seats: i32,
        },
        #[create_materialized_view(as = "SELECT sum(seats) AS seats FROM tasks")]
        Totals,
    }
}

pub mod m20250106_more {
    use super::*;

    #[derive(Migration)]
    pub enum More {
        #[refresh_materialized_view(totals)]
        Totals,
    }
}

migration_core::migrations![m20250105_tasks, m20250106_more];

fn main() {}

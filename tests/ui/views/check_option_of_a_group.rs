//! Nobody can write rows into groups.

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
        #[create_view(as = "SELECT done FROM tasks GROUP BY done", check_option = local)]
        States,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

//! All tables are published, and one.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_enum("open", "done")]
        Status,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
            hidden: bool,
            status: Status,
        },
        #[create_publication(all_tables, tables = [tasks])]
        TasksOut,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

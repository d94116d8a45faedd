//! The label that is to stand behind the new one is not there.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_enum("open", "paused", "done")]
        TaskStatus,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            #[column(default = "open")]
            status: TaskStatus,
            name: Text,
        },
    }
}

pub mod m20250106_labels {
    use super::*;

    #[derive(Migration)]
    pub enum Labels {
        #[alter_enum(task_status, add = "late", before = "donne")]
        Late,
    }
}

migration_core::migrations![m20250105_tasks, m20250106_labels];

fn main() {}

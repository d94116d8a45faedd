//! The default is a label that is gone.

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
    use super::m20250105_tasks::TaskStatus;

    #[derive(Migration)]
    pub enum Labels {
        #[blocking = "there are no rows yet"]
        #[alter_enum(task_status, remove = "paused")]
        Fewer,
        #[create_table]
        Jobs {
            #[column(default = "paused")]
            status: TaskStatus,
        },
    }
}

migration_core::migrations![m20250105_tasks, m20250106_labels];

fn main() {}

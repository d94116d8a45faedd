//! A default that the new type of its column does not take.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_enum("open", "done")]
        TaskStatus,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            #[column(default = 0)]
            status: i32,
        },
    }
}

pub mod m20250112_status {
    use super::*;
    use super::m20250105_tasks::TaskStatus;

    #[derive(Migration)]
    pub enum Statuses {
        #[alter_table(tasks)]
        Tasks {
            #[change(from = i32, using = "CASE status WHEN 0 THEN 'open'::task_status ELSE 'done' END")]
            status: TaskStatus,
        },
    }
}

migration_core::migrations![m20250105_tasks, m20250112_status];

fn main() {}

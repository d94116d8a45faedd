//! Changes of enum types.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_enum("open", "paused", "done")]
        TaskStatus,
        #[create_table]
        Tasks {
            #[column(default = "open")]
            status: TaskStatus,
            before: Array<TaskStatus>,
        },
    }
}

pub mod m20250106_labels {
    use super::*;

    #[derive(Migration)]
    pub enum Labels {
        #[blocking = "there are no rows yet"]
        #[alter_enum(
            task_status,
            add = "late",
            add = "later",
            after = "late",
            rename_value(from = "open", to = "new"),
            remove = "paused"
        )]
        More,
        #[alter_enum(add = "last")]
        TaskStatus,
        #[rename_enum(from = task_status)]
        JobStatus,
        #[rename_enum(from = job_status, name = state)]
        State,
    }
}

pub mod m20250107_jobs {
    use super::m20250106_labels::State;
    use super::*;

    #[derive(Migration)]
    pub enum Jobs {
        #[alter_table(tasks)]
        Tasks {
            #[drop]
            before: Array<State>,
            #[rename(from = status)]
            state: State,
        },
        #[create_table]
        Jobs {
            #[column(default = "late")]
            state: State,
        },
        #[create_enum("one")]
        TaskStatus,
        #[alter_enum(state, add = "paused")]
        Paused,
    }
}

migration_core::migrations![m20250105_tasks, m20250106_labels, m20250107_jobs];

fn main() {}

//! A type that an earlier migration dropped.

use migration_core::prelude::*;

pub mod m20250105_priority {
    use super::*;

    #[derive(Migration)]
    pub enum Priority {
        #[create_enum("low", "high")]
        TaskPriority,
    }
}

pub mod m20250112_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[drop_enum(task_priority)]
        DropPriority,
    }
}

pub mod m20250201_tasks {
    use super::*;
    use crate::m20250105_priority::TaskPriority;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            priority: TaskPriority,
        },
    }
}

migration_core::migrations![m20250105_priority, m20250112_cleanup, m20250201_tasks];

fn main() {}

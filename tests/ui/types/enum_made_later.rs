//! A type that a later migration makes.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;
    use crate::m20250112_priority::TaskPriority;

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

pub mod m20250112_priority {
    use super::*;

    #[derive(Migration)]
    pub enum Priority {
        #[create_enum("low", "high")]
        TaskPriority,
    }
}

migration_core::migrations![m20250105_tasks, m20250112_priority];

fn main() {}

//! What is dropped and made anew.

use migration_core::prelude::*;

pub mod m20250105_first {
    use super::*;

    #[derive(Migration)]
    pub enum First {
        #[create_enum("open", "done")]
        State,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i32,
            state: State,
        },
        #[create_table]
        Notes {
            #[column(references = tasks(id))]
            task_id: i32,
        },
    }
}

pub mod m20250112_again {
    use super::*;

    #[derive(Migration)]
    pub enum Again {
        #[drop_table]
        Notes,
        #[drop_table(tasks)]
        DropTasks,
        #[drop_enum(state)]
        DropState,
    }
}

pub mod m20250119_anew {
    use super::*;

    #[derive(Migration)]
    pub enum Anew {
        #[create_enum("open", "running", "done")]
        State,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: Uuid,
            state: State,
        },
        #[create_index(tasks(state))]
        ByState,
    }
}

migration_core::migrations![m20250105_first, m20250112_again, m20250119_anew];

fn main() {}

//! A partial index over rows that cannot be told.

use migration_core::prelude::*;

pub mod m20250105_workflows {
    use super::*;

    #[derive(Migration)]
    pub enum Workflows {
        #[create_table]
        Workflows {
            #[column(primary_key)]
            id: Uuid,
            name: Varchar<200>,
            title: Text,
            status: Varchar<20>,
            created_at: Timestamptz,
        },
    }
}

pub mod m20250112_active {
    use super::*;

    #[derive(Migration)]
    pub enum Active {
        #[create_index(workflows(created_at), where = "is_active = true")]
        ActiveWorkflows,
    }
}

migration_core::migrations![m20250105_workflows, m20250112_active];

fn main() {}

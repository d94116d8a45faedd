//! A carried column that is not there.

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

pub mod m20250112_progress {
    use super::*;

    #[derive(Migration)]
    pub enum Progress {
        #[create_index(workflows(status), include(title, progress_percentage))]
        WorkflowProgress,
    }
}

migration_core::migrations![m20250105_workflows, m20250112_progress];

fn main() {}

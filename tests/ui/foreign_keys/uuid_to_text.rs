//! A foreign key of the wrong type.

use migration_core::prelude::*;

pub mod m20250105_workflows {
    use super::*;

    #[derive(Migration)]
    pub enum Workflows {
        #[create_table]
        Workflows {
            #[column(primary_key)]
            id: Text,
            name: Varchar<200>,
        },
    }
}

pub mod m20250112_runs {
    use super::*;

    #[derive(Migration)]
    pub enum Runs {
        #[create_table]
        WorkflowRuns {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = workflows(id), on_delete = cascade)]
            workflow_id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_workflows, m20250112_runs];

fn main() {}

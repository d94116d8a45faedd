//! An index that was never made.

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

pub mod m20250112_status {
    use super::*;

    #[derive(Migration)]
    pub enum ByStatus {
        #[blocking = "there are no rows yet"]
        #[create_index(workflows(status))]
        WorkflowsByStatus,
    }
}

pub mod m20250201_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[drop_index(workflows_status_index)]
        DropStatusIndex,
    }
}

migration_core::migrations![m20250105_workflows, m20250112_status, m20250201_cleanup];

fn main() {}

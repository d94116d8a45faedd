//! An index over two columns, of which one is not there.

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

pub mod m20250112_lookup {
    use super::*;

    #[derive(Migration)]
    pub enum Lookup {
        #[create_index(workflows(status, workflow_type, created_at desc))]
        WorkflowsByType,
    }
}

migration_core::migrations![m20250105_workflows, m20250112_lookup];

fn main() {}

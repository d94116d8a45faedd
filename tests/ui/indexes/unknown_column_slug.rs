//! An index on a column that its table lacks.

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

pub mod m20250112_slugs {
    use super::*;

    #[derive(Migration)]
    pub enum Slugs {
        #[create_index(workflows(slug))]
        WorkflowsBySlug,
    }
}

migration_core::migrations![m20250105_workflows, m20250112_slugs];

fn main() {}

//! A unique constraint has an index of its own name.

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

pub mod m20250112_names {
    use super::*;

    #[derive(Migration)]
    pub enum Names {
        #[blocking = "there are no rows yet"]
        #[create_index(workflows(name), name = uq_workflow_name)]
        ByName,
        #[alter_table(workflows)]
        #[unique(name, name = uq_workflow_name)]
        UniqueName {},
    }
}

migration_core::migrations![m20250105_workflows, m20250112_names];

fn main() {}

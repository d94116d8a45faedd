//! A foreign key that is added to a table that is there.

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

pub mod m20250112_owner {
    use super::*;

    #[derive(Migration)]
    pub enum Owner {
        #[alter_table]
        Workflows {
            #[add(references = users(id), on_delete = set_null)]
            owner_id: Option<Uuid>,
        },
    }
}

migration_core::migrations![m20250105_workflows, m20250112_owner];

fn main() {}

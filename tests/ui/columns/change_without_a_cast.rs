//! PostgreSQL does not turn text into a number by itself.

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
    pub enum StatusCode {
        #[alter_table]
        Workflows {
            #[change(from = Varchar<20>)]
            status: i16,
        },
    }
}

migration_core::migrations![m20250105_workflows, m20250112_status];

fn main() {}

//! The column comes with a later migration.

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

pub mod m20250112_tenancy {
    use super::*;

    #[derive(Migration)]
    pub enum Tenancy {
        #[create_index(workflows(tenant_id, status))]
        WorkflowsByTenant,
    }
}

pub mod m20250201_tenant_column {
    use super::*;

    #[derive(Migration)]
    pub enum TenantColumn {
        #[alter_table(workflows)]
        Workflows {
            #[add]
            tenant_id: Option<Uuid>,
        },
    }
}

migration_core::migrations![m20250105_workflows, m20250112_tenancy, m20250201_tenant_column];

fn main() {}

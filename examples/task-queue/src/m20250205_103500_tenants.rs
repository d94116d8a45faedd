//! The customers whose tasks are queued.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum Tenants {
    /// A customer.
    #[create_table]
    Tenants {
        #[column(primary_key, default = gen_random_uuid())]
        id: Uuid,
        #[column(unique)]
        slug: Varchar<63>,
        org_no: Option<Varchar<20>>,
        #[column(default = 1, check = "seats > 0")]
        seats: i32,
        role_type: Option<Text>,
        #[column(default = now())]
        created_at: Timestamptz,
    },

    #[insert(tenants(slug, seats), rows = [("demo", 5)])]
    DemoTenant,
}

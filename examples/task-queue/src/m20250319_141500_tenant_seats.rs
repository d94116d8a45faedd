//! Tenants with more seats than fit an `integer`, and a sidecar of their own.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum TenantSeats {
    #[blocking = "there are few tenants, and the table is written anew in a moment"]
    #[alter_table(tenants)]
    Tenants {
        #[add(default = false)]
        is_sidecar: bool,
        #[drop]
        role_type: Option<Text>,
        #[rename(from = org_no)]
        org_number: Option<Varchar<20>>,
        #[change(from = i32)]
        seats: i64,
    },

    #[drop_index(agent_tasks_lower_status_idx)]
    TitlePrefix,
}

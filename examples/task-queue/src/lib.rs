//! A queue of tasks that agents claim, in three migrations.

#![allow(
    missing_docs,
    reason = "columns and indexes are described by their names"
)]

pub mod m20250205_103500_tenants;
pub mod m20250212_090000_agent_task_queue;
pub mod m20250319_141500_tenant_seats;

migration_core::migrations![
    m20250205_103500_tenants,
    m20250212_090000_agent_task_queue,
    m20250319_141500_tenant_seats,
];

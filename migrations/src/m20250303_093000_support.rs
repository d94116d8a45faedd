//! What auditors need beside the books.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum Support {
    /// One change to one row: what it was, what it became, who made it, and why.
    #[create_table]
    AuditTrail {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = restrict)]
        client_id: Option<Uuid>,
        table_name: Varchar<100>,
        record_id: Uuid,
        action: Varchar<20>,
        old_value: Option<Json>,
        new_value: Option<Json>,
        changed_by_type: Varchar<20>,
        changed_by_id: Option<Uuid>,
        changed_by_name: Option<Varchar<255>>,
        reason: Option<Text>,
        ip_address: Option<Varchar<45>>,
        user_agent: Option<Varchar<500>>,
        timestamp: Timestamp,
    },
    #[create_index(audit_trail(client_id), name = ix_audit_trail_client_id)]
    ChangesByClient,
    #[create_index(audit_trail(record_id), name = ix_audit_trail_record_id)]
    ChangesByRecord,
    #[create_index(audit_trail(table_name), name = ix_audit_trail_table_name)]
    ChangesByTableName,
    #[create_index(audit_trail(timestamp), name = ix_audit_trail_timestamp)]
    ChangesByTimestamp,
}

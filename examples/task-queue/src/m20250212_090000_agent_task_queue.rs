//! The agents' task queue.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum AgentTaskQueue {
    #[create_enum("pending", "running", "done", "failed")]
    TaskStatus,

    /// A task that an agent claims, works on and ends.
    #[create_table]
    #[unique(tenant_id, external_id)]
    #[check("attempts <= max_attempts")]
    AgentTasks {
        #[column(primary_key, default = gen_random_uuid())]
        id: Uuid,
        #[column(references = tenants(id), on_delete = cascade)]
        tenant_id: Uuid,
        external_id: Option<Varchar<64>>,
        title: Text,
        #[column(generated = "lower(title)")]
        title_folded: Text,
        #[column(default = "pending")]
        status: TaskStatus,
        #[column(default = 0, check = "attempts >= 0")]
        attempts: i16,
        #[column(default = 3)]
        max_attempts: i16,
        #[column(default = sql("'{}'"))]
        payload: Jsonb,
        labels: Option<Array<Text>>,
        #[column(default = now())]
        created_at: Timestamptz,
    },

    #[create_index(agent_tasks(tenant_id, created_at desc), where = "status = 'pending'")]
    ClaimQueue,
    #[create_index(agent_tasks("lower(title)" text_pattern_ops), include(status))]
    TitlePrefix,
    #[create_index(agent_tasks(payload jsonb_path_ops), using = gin, with(fastupdate = off))]
    PayloadSearch,
}

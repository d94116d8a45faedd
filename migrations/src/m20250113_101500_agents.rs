//! The queue that agents take work from, the events that wake them, and a record of what they decided.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum Agents {
    /// A piece of work for an agent, waiting, running or done.
    #[create_table]
    AgentTasks {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        tenant_id: Uuid,
        agent_type: Varchar<50>,
        task_type: Varchar<100>,
        status: Varchar<20>,
        priority: i32,
        payload: Json,
        result: Option<Json>,
        error_message: Option<Text>,
        retry_count: i32,
        max_retries: i32,
        created_at: Timestamp,
        started_at: Option<Timestamp>,
        completed_at: Option<Timestamp>,
        #[column(references = agent_tasks(id))]
        parent_task_id: Option<Uuid>,
    },
    #[create_index(agent_tasks(agent_type), name = ix_agent_tasks_agent_type)]
    TasksByAgentType,
    #[create_index(
        agent_tasks(agent_type, status, priority, created_at),
        where = "status = 'pending'",
        name = ix_agent_tasks_claim
    )]
    ClaimAgentTasks,
    #[create_index(agent_tasks(created_at), name = ix_agent_tasks_created_at)]
    TasksByCreatedAt,
    #[create_index(agent_tasks(status), name = ix_agent_tasks_status)]
    TasksByStatus,
    #[create_index(agent_tasks(tenant_id), name = ix_agent_tasks_tenant_id)]
    TasksByTenant,

    /// Something that happened to a client's books and that agents may react to.
    #[create_table]
    AgentEvents {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        tenant_id: Uuid,
        event_type: Varchar<100>,
        payload: Json,
        processed: bool,
        created_at: Timestamp,
    },
    #[create_index(agent_events(created_at), name = ix_agent_events_created_at)]
    EventsByCreatedAt,
    #[create_index(agent_events(event_type), name = ix_agent_events_event_type)]
    EventsByEventType,
    #[create_index(agent_events(processed), name = ix_agent_events_processed)]
    EventsByProcessed,
    #[create_index(agent_events(tenant_id), name = ix_agent_events_tenant_id)]
    EventsByTenant,
    #[create_index(
        agent_events(processed, created_at),
        where = "processed = false",
        name = ix_agent_events_unprocessed
    )]
    UnprocessedEvents,

    /// What an agent decided about a document or entry, on what grounds, and whether people agreed.
    #[create_table]
    AgentDecisions {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        client_id: Uuid,
        agent_type: Varchar<50>,
        agent_session_id: Option<Varchar<255>>,
        decision_type: Varchar<50>,
        source_type: Varchar<50>,
        source_id: Uuid,
        input_data: Json,
        decision: Json,
        confidence_score: i32,
        reasoning: Option<Text>,
        patterns_used: Option<Json>,
        correct: Option<bool>,
        human_feedback: Option<Text>,
        corrected_decision: Option<Json>,
        feedback_received_at: Option<Timestamp>,
        processing_time_ms: Option<i32>,
        model_used: Option<Varchar<100>>,
        tokens_used: Option<i32>,
        created_at: Timestamp,
    },
    #[create_index(agent_decisions(agent_type), name = ix_agent_decisions_agent_type)]
    DecisionsByAgentType,
    #[create_index(agent_decisions(client_id), name = ix_agent_decisions_client_id)]
    DecisionsByClient,
    #[create_index(agent_decisions(created_at), name = ix_agent_decisions_created_at)]
    DecisionsByCreatedAt,
    #[create_index(agent_decisions(source_id), name = ix_agent_decisions_source_id)]
    DecisionsBySource,
}

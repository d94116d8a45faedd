//! Where people check what agents were unsure of, and what agents learn from it.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum ReviewAndLearning {
    /// A case that an agent left to a person, with its own suggestion.
    #[create_table]
    ReviewQueue {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        client_id: Uuid,
        source_type: Varchar<50>,
        source_id: Uuid,
        priority: Varchar<20>,
        status: Varchar<20>,
        issue_category: Varchar<50>,
        issue_description: Text,
        ai_suggestion: Option<Json>,
        ai_confidence: Option<i32>,
        ai_reasoning: Option<Text>,
        assigned_to_user_id: Option<Uuid>,
        assigned_at: Option<Timestamp>,
        resolved_by_user_id: Option<Uuid>,
        resolved_at: Option<Timestamp>,
        resolution_notes: Option<Text>,
        apply_to_similar: Option<bool>,
        similar_items_affected: Option<i32>,
        created_at: Timestamp,
        updated_at: Timestamp,
    },
    #[create_index(review_queue(assigned_to_user_id), name = ix_review_queue_assigned_to_user_id)]
    ReviewsByAssignedToUser,
    #[create_index(review_queue(client_id), name = ix_review_queue_client_id)]
    ReviewsByClient,
    #[create_index(review_queue(created_at), name = ix_review_queue_created_at)]
    ReviewsByCreatedAt,
    #[create_index(review_queue(source_id), name = ix_review_queue_source_id)]
    ReviewsBySource,
    #[create_index(review_queue(status), name = ix_review_queue_status)]
    ReviewsByStatus,
    #[create_index(review_queue(status, priority), name = ix_review_queue_status_priority)]
    ReviewsByStatusAndPriority,

    /// How a person changed an entry that an agent had made.
    #[create_table]
    Corrections {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = clients(id), on_delete = cascade)]
        tenant_id: Uuid,
        #[column(references = review_queue(id))]
        review_queue_id: Uuid,
        #[column(references = general_ledger(id))]
        journal_entry_id: Uuid,
        original_entry: Json,
        corrected_entry: Json,
        correction_reason: Option<Text>,
        batch_id: Option<Uuid>,
        similar_corrected: Option<i32>,
        #[column(references = users(id))]
        corrected_by: Uuid,
        created_at: Timestamp,
    },
    #[create_index(corrections(batch_id), name = ix_corrections_batch_id)]
    CorrectionsByBatch,
    #[create_index(corrections(created_at), name = ix_corrections_created_at)]
    CorrectionsByCreatedAt,
    #[create_index(corrections(journal_entry_id), name = ix_corrections_journal_entry_id)]
    CorrectionsByJournalEntry,
    #[create_index(corrections(review_queue_id), name = ix_corrections_review_queue_id)]
    CorrectionsByReviewQueue,
    #[create_index(corrections(tenant_id), name = ix_corrections_tenant_id)]
    CorrectionsByTenant,

    /// A rule that was learned from past decisions, and how well it has done since.
    #[create_table]
    AgentLearnedPatterns {
        #[column(primary_key)]
        id: Uuid,
        pattern_type: Varchar<50>,
        pattern_name: Option<Varchar<255>>,
        description: Option<Text>,
        trigger: Json,
        action: Json,
        applies_to_clients: Option<Array<Uuid>>,
        global_pattern: Option<bool>,
        success_rate: Option<Numeric<5, 4>>,
        times_applied: Option<i32>,
        times_correct: Option<i32>,
        times_incorrect: Option<i32>,
        confidence_boost: Option<i32>,
        created_from_decision_ids: Option<Array<Uuid>>,
        learned_from_user_id: Option<Uuid>,
        is_active: Option<bool>,
        created_at: Timestamp,
        updated_at: Timestamp,
        last_applied_at: Option<Timestamp>,
    },
    #[create_index(agent_learned_patterns(created_at), name = ix_agent_learned_patterns_created_at)]
    PatternsByCreatedAt,
    #[create_index(agent_learned_patterns(is_active), name = ix_agent_learned_patterns_is_active)]
    PatternsByIsActive,
    #[create_index(
        agent_learned_patterns(pattern_type),
        name = ix_agent_learned_patterns_pattern_type
    )]
    PatternsByPatternType,
}

//! The column belongs to another table.

use migration_core::prelude::*;

pub mod m20250105_models {
    use super::*;

    #[derive(Migration)]
    pub enum Models {
        #[create_table]
        AiModels {
            #[column(primary_key)]
            id: Uuid,
            provider: Varchar<50>,
        },
        #[create_table]
        AgentRuns {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = ai_models(id))]
            ai_model_id: Uuid,
            started_at: Timestamptz,
        },
        #[create_index(agent_runs(model_id))]
        RunsByModel,
    }
}

migration_core::migrations![m20250105_models];

fn main() {}

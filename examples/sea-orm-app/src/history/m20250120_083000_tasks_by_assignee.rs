//! An index that is built while tasks are written.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum TasksByAssignee {
    #[create_index(archon_tasks(assignee), concurrently, name = idx_archon_tasks_assignee)]
    TasksByAssignee,
}

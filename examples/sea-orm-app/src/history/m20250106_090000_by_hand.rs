//! What the migrations written by hand have made.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum ByHand {
    #[create_table]
    ArchonProjects {
        #[column(primary_key, default = gen_random_uuid())]
        id: Uuid,
        title: Text,
        #[column(default = "")]
        description: Option<Text>,
        github_repo: Option<Text>,
        #[column(default = false)]
        pinned: Option<bool>,
        #[column(default = now())]
        created_at: Option<Timestamptz>,
        #[column(default = now())]
        updated_at: Option<Timestamptz>,
    },

    #[create_enum("todo", "doing", "review", "done")]
    TaskStatus,
    #[create_table]
    ArchonTasks {
        #[column(primary_key, default = gen_random_uuid())]
        id: Uuid,
        #[column(references = archon_projects(id), on_delete = cascade)]
        project_id: Option<Uuid>,
        title: Text,
        #[column(default = "todo")]
        status: Option<TaskStatus>,
        #[column(default = "User", check = "assignee IS NOT NULL AND assignee <> ''")]
        assignee: Option<Text>,
        #[column(default = 0)]
        task_order: Option<i32>,
    },
    #[create_index(archon_tasks(status), name = idx_archon_tasks_status)]
    TasksByStatus,
}

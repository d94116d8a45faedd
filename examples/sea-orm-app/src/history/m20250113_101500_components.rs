//! The parts of a project, and which of them a task is for.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum Components {
    #[create_enum("foundation", "feature", "integration")]
    ComponentTypeEnum,
    #[create_enum("not_started", "in_progress", "completed", "blocked")]
    ComponentStatusEnum,

    /// A part of a project.
    #[create_table]
    #[unique(project_id, name, name = unique_component_name_per_project)]
    ArchonComponents {
        #[column(primary_key, default = gen_random_uuid())]
        id: Uuid,
        #[column(references = archon_projects(id), on_delete = cascade)]
        project_id: Option<Uuid>,
        name: Varchar<255>,
        #[column(default = "feature")]
        component_type: Option<ComponentTypeEnum>,
        #[column(default = "not_started")]
        status: Option<ComponentStatusEnum>,
        #[column(default = 0, check = "order_index >= 0")]
        order_index: Option<i32>,
    },
    #[create_index(archon_components(status), name = idx_components_status)]
    ComponentsByStatus,

    #[alter_table]
    ArchonTasks {
        #[add(references = archon_components(id), on_delete = set_null)]
        component_id: Option<Uuid>,
    },
    #[blocking = "there are few tasks, and the index is built in a moment"]
    #[create_index(archon_tasks(component_id), name = idx_tasks_component_id)]
    TasksByComponent,
}

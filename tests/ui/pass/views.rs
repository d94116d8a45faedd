//! All that can be done to views.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_schema]
        Reports,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            parent_id: Option<i64>,
            title: Text,
            done: bool,
        },
        #[create_view(as = "SELECT id, title FROM tasks WHERE NOT done", security_invoker, security_barrier,
                      check_option = local)]
        OpenTasks,
        #[create_view(as = "SELECT id, 1 + 1, done FROM tasks", columns(number, "two words"), name = "reports.all tasks")]
        AllTasks,
        #[create_view(as = "
            WITH RECURSIVE tree AS (
                SELECT id, title, 1 AS depth FROM tasks WHERE parent_id IS NULL
                UNION ALL
                SELECT t.id, t.title, tree.depth + 1 FROM tasks t JOIN tree ON tree.id = t.parent_id
            )
            SELECT title, depth FROM tree ORDER BY depth -- the roots first
        ")]
        Tree,
        #[create_materialized_view(as = "SELECT done, count(*) FROM tasks GROUP BY done", columns(is_done, amount),
                                   with(fillfactor = 90), no_data)]
        Stats,
        #[create_index(stats(is_done), unique)]
        ByState,
        #[create_view(as = "SELECT o.title, (SELECT max(amount) FROM stats) FROM open_tasks AS o WHERE EXISTS (SELECT 1 FROM tree WHERE depth > id)")]
        Titles,
        #[create_policy(tasks, using = "EXISTS (SELECT 1 FROM open_tasks o WHERE o.id = tasks.id)")]
        Visible,
    }
}

pub mod m20250112_change {
    use super::*;

    #[derive(Migration)]
    pub enum Change {
        #[replace_view(open_tasks, as = "SELECT id, upper(title) AS title, done FROM tasks")]
        WithState,
        #[blocking = "there are no rows yet"]
        #[refresh_materialized_view(stats)]
        Fresh,
        #[refresh_materialized_view(stats, concurrently)]
        FreshAgain,
        #[refresh_materialized_view(stats, no_data)]
        Empty,
        #[drop_view(open_tasks, cascade)]
        NoOpenTasks,
        #[rename_view(from = "reports.all tasks", name = everything)]
        Everything,
        #[rename_materialized_view(from = stats)]
        States,
        #[drop_index]
        StatsIsDoneIdx,
        #[drop_materialized_view(states)]
        NoStats,
        #[drop_view]
        Tree,
        #[alter_table(tasks)]
        Tasks {
            #[drop]
            parent_id: Option<i64>,
        },
    }
}

migration_core::migrations![m20250105_tasks, m20250112_change];

fn main() {}

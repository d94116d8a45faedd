//! A comment on each kind of object.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_schema]
        Billing,
        #[create_extension]
        Citext,
        #[create_enum("low", "high")]
        Level,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
        },
        #[create_index(tasks(title))]
        ByTitle,
        #[create_policy(tasks, using = "id > 0")]
        Seen,
        #[create_sequence(billing.numbers)]
        Numbers,
        #[create_view(as = "SELECT id FROM tasks")]
        Ids,
        #[create_materialized_view(as = "SELECT id FROM tasks")]
        KeptIds,
        #[comment_on(table tasks, "it's; \"so\"")]
        On0,
        #[comment_on(table public.tasks, "it's; \"so\"")]
        On1,
        #[comment_on(column tasks(title), "it's; \"so\"")]
        On2,
        #[comment_on(column ids(id), "it's; \"so\"")]
        On3,
        #[comment_on(constraint tasks(tasks_pkey), "it's; \"so\"")]
        On4,
        #[comment_on(index tasks_title_idx, "it's; \"so\"")]
        On5,
        #[comment_on(index tasks_pkey, "it's; \"so\"")]
        OnKey,
        #[comment_on(type level, "it's; \"so\"")]
        On6,
        #[comment_on(policy tasks(seen), "it's; \"so\"")]
        On7,
        #[comment_on(sequence billing.numbers, "it's; \"so\"")]
        On8,
        #[comment_on(schema billing, "it's; \"so\"")]
        On9,
        #[comment_on(extension citext, "it's; \"so\"")]
        On10,
        #[comment_on(view ids, "it's; \"so\"")]
        On11,
        #[comment_on(materialized_view kept_ids, "it's; \"so\"")]
        On12,
        #[comment_on(table "tasks", none)]
        None,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

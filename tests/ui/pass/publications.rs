//! Publications in every form, and what changes them.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_enum("open", "done")]
        Status,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
            hidden: bool,
            status: Status,
        },
        #[create_schema]
        Queue,
        #[create_publication]
        Nothing,
        #[create_publication(all_tables, publish = [insert, truncate], via_partition_root = true)]
        Everything,
        #[create_publication(tables = [tasks(id, hidden) where "NOT hidden"], name = "it's out")]
        Out,
        #[create_publication(tables = ["public.tasks" where "id > 0"], schemas = [queue], publish = [])]
        OfSchemas,
        #[alter_publication(nothing, add(tables = [tasks], schemas = [public]))]
        Something,
        #[alter_publication(nothing, drop(tables = [tasks]))]
        SchemaAlone,
        #[alter_publication(nothing, set(tables = [tasks(id)]))]
        TableAlone,
        #[alter_publication(everything, publish = [delete], via_partition_root = false)]
        Deletes,
        #[alter_table(tasks)]
        Computed {
            #[add(generated = "id * 2")]
            twice: Option<i64>,
        },
        #[create_publication(tables = [tasks(id, twice)], generated_columns = stored)]
        Twice,
        #[alter_publication(twice, generated_columns = none)]
        ListedAlone,
        #[drop_publication(twice)]
        NotTwice,
        #[rename_publication(nothing, something)]
        Renamed,
        #[alter_table(tasks)]
        Renames {
            #[rename(from = hidden)]
            is_hidden: bool,
            #[drop]
            title: Text,
        },
        #[drop_publication(something)]
        NoMore,
        #[drop_schema(queue)]
        NoQueue,
        #[drop_table(tasks)]
        NoTasks,
        #[drop_publication("it's out")]
        NotOut,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}

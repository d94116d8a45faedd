//! Tables stored in every way.

use migration_core::prelude::*;

pub mod m20250105_drafts {
    use super::*;

    #[derive(Migration)]
    pub enum Drafts {
        #[create_table(unlogged)]
        Drafts {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = drafts(id))]
            before: Option<Uuid>,
        },
        #[create_table("unlogged", with(fillfactor = 70, toast.autovacuum_enabled = false), tablespace = "fast disks", using = heap)]
        NamedUnlogged {
            #[column(primary_key)]
            id: Uuid,
        },
        #[create_table(public.pages, replica_identity = full, unlogged)]
        Pages {
            #[column(references = drafts(id))]
            draft: Uuid,
            #[column(references = "unlogged"(id))]
            logged: Uuid,
        },
        #[create_table(with(columnar.stripe_row_limit = 1000), using = columnar)]
        Columns,
    }
}

pub mod m20250201_pages {
    use super::*;

    #[derive(Migration)]
    pub enum Pages {
        #[blocking = "there are no rows yet"]
        #[alter_table(drafts)]
        #[set_logged]
        #[set(fillfactor = 90, toast.vacuum_truncate = off)]
        #[reset(toast.vacuum_truncate)]
        #[set_tablespace(pg_default)]
        #[set_access_method(heap)]
        #[replica_identity(nothing)]
        #[cluster_on(drafts_pkey)]
        Drafts,
        #[blocking = "there are no rows yet"]
        #[alter_table(pages)]
        #[set_logged]
        #[replica_identity(default)]
        #[set_without_cluster]
        Pages {
            #[add]
            title: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_drafts, m20250201_pages];

fn main() {}

//! A table that a later migration makes.

use migration_core::prelude::*;

pub mod m20250105_comments {
    use super::*;

    #[derive(Migration)]
    pub enum Comments {
        #[create_table]
        Comments {
            #[column(primary_key)]
            id: Uuid,
            #[column(references = posts(id))]
            post_id: Uuid,
        },
    }
}

pub mod m20250112_posts {
    use super::*;

    #[derive(Migration)]
    pub enum Posts {
        #[create_table]
        Posts {
            #[column(primary_key)]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_comments, m20250112_posts];

fn main() {}

//! What follows from a mistake is not told.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table("users.of.all")]
        Users {
            #[column(primary_key)]
            id: Uuid,
        },
    }
}

pub mod m20250112_posts {
    use super::*;

    #[derive(Migration)]
    pub enum Posts {
        #[create_table]
        Posts {
            #[column(references = users(id))]
            author_id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_posts];

fn main() {}

//! A foreign key of a column that the table lacks.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key)]
            id: Uuid,
            email: Varchar<255>,
            full_name: Option<Text>,
        },
    }
}

pub mod m20250112_posts {
    use super::*;

    #[derive(Migration)]
    pub enum Posts {
        #[create_table]
        #[foreign_key(user_id, references = users(id))]
        Posts {
            #[column(primary_key)]
            id: Uuid,
            author_id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_posts];

fn main() {}

//! A table that a later step of the same migration makes.

use migration_core::prelude::*;

pub mod m20250105_blog {
    use super::*;

    #[derive(Migration)]
    pub enum Blog {
        #[create_index(posts(published_at))]
        PostsByDate,
        #[create_table]
        Posts {
            #[column(primary_key)]
            id: Uuid,
            published_at: Option<Timestamptz>,
        },
    }
}

migration_core::migrations![m20250105_blog];

fn main() {}

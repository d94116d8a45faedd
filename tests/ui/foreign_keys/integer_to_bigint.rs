//! A foreign key whose column is narrower than the key that it refers to.
#![allow(dead_code)]

pub mod m20250105_users {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key, identity = always)]
            id: i64,
        },
        #[create_table]
        Sessions {
            #[column(references = users(id), on_delete = cascade)]
            user_id: i32,
        },
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

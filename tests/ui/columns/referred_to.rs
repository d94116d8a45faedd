//! A column that a foreign key refers to.

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

pub mod m20250112_sessions {
    use super::*;

    #[derive(Migration)]
    pub enum Sessions {
        #[create_table]
        Sessions {
            #[column(primary_key)]
            token: Text,
            #[column(references = users(id))]
            user_id: Uuid,
        },
    }
}

pub mod m20250301_ids {
    use super::*;

    #[derive(Migration)]
    pub enum Ids {
        #[alter_table]
        Users {
            #[drop]
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_users, m20250112_sessions, m20250301_ids];

fn main() {}

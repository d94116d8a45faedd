//! A foreign key relies on the key.

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
            #[column(references = users(id))]
            user_id: Uuid,
        },
    }
}

pub mod m20250201_keys {
    use super::*;

    #[derive(Migration)]
    pub enum Keys {
        #[alter_table]
        #[drop_constraint(users_pkey)]
        Users {},
    }
}

migration_core::migrations![m20250105_users, m20250112_sessions, m20250201_keys];

fn main() {}

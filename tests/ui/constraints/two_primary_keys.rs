//! Two columns, each called the primary key.

use migration_core::prelude::*;

pub mod m20250105_members {
    use super::*;

    #[derive(Migration)]
    pub enum Members {
        #[create_table]
        TeamMembers {
            #[column(primary_key)]
            team_id: Uuid,
            #[column(primary_key)]
            user_id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_members];

fn main() {}

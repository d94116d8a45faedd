//! A key over a column that is not there.

use migration_core::prelude::*;

pub mod m20250105_members {
    use super::*;

    #[derive(Migration)]
    pub enum Members {
        #[create_table]
        #[primary_key(team_id, member_id)]
        TeamMembers {
            team_id: Uuid,
            user_id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_members];

fn main() {}

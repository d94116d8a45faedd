//! Both ends of a foreign key have one type.

use migration_core::prelude::*;

pub mod m20250105_teams {
    use super::*;

    #[derive(Migration)]
    pub enum Teams {
        #[create_table]
        Teams {
            #[column(primary_key)]
            id: i32,
        },
        #[create_table]
        Members {
            #[column(references = teams(id))]
            team_id: i32,
        },
    }
}

pub mod m20250301_ids {
    use super::*;

    #[derive(Migration)]
    pub enum Ids {
        #[alter_table]
        Teams {
            #[change(from = i32)]
            id: Text,
        },
    }
}

migration_core::migrations![m20250105_teams, m20250301_ids];

fn main() {}

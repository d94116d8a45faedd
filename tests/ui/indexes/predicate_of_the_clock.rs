//! What an index covers may not depend on the time.

use migration_core::prelude::*;

pub mod m20250105_sessions {
    use super::*;

    #[derive(Migration)]
    pub enum Sessions {
        #[create_table]
        Sessions {
            #[column(primary_key)]
            token: Text,
            expires_at: Timestamptz,
        },
        #[create_index(sessions(expires_at), where = "expires_at > now()")]
        OpenSessions,
    }
}

migration_core::migrations![m20250105_sessions];

fn main() {}

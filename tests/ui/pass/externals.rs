//! What others own, in every form, and what uses it.

use migration_core::prelude::*;

pub mod m20250105_host {
    use super::*;

    #[derive(Migration)]
    pub enum Host {
        #[external_schema]
        Auth,
        #[external_role]
        Authenticated,
        #[external_role("service role")]
        Service,
        #[external_type(auth.level)]
        Level,
        #[external_table(auth.users)]
        #[unique(email)]
        Users {
            #[column(primary_key)]
            id: Uuid,
            email: Option<Varchar<255>>,
            level: Level,
        },
        #[external_function(auth.uid, returns = Uuid)]
        Uid,
        #[external_function(auth.level_of, returns = Level)]
        LevelOf { user_id: Uuid },
        #[external_function(auth.level_of, returns = Level)]
        LevelOfEmail { email: Text },
        #[external_function]
        Notify,
    }
}

pub mod m20250112_profiles {
    use super::m20250105_host::Level;
    use super::*;

    #[derive(Migration)]
    pub enum Profiles {
        #[create_table]
        Profiles {
            #[column(primary_key, references = auth.users(id), on_delete = cascade)]
            id: Uuid,
            #[column(references = auth.users(email))]
            email: Varchar<255>,
            least: Option<Level>,
        },
        #[create_policy(profiles, to = [authenticated, "service role"], using = "id = auth.uid()")]
        Own,
    }
}

migration_core::migrations![m20250105_host, m20250112_profiles];

fn main() {}

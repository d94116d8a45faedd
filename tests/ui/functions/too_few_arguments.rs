//! The function of the history takes two arguments.

use migration_core::prelude::*;

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_function(returns = bool, language = sql, as = "SELECT owner = tenant")]
        IsOwn {
            owner: Uuid,
            tenant: Uuid,
        },
        #[create_table]
        Users {
            #[column(primary_key)]
            id: i64,
            tenant_id: Uuid,
        },
        #[create_policy(users, for = select, using = "is_own(tenant_id)")]
        OwnUsers,
    }
}

migration_core::migrations![m20250105_users];

fn main() {}

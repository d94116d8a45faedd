//! A table that an earlier migration dropped.

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

pub mod m20250301_cleanup {
    use super::*;

    #[derive(Migration)]
    pub enum Cleanup {
        #[drop_table(users)]
        DropUsers,
    }
}

pub mod m20250401_phone {
    use super::*;

    #[derive(Migration)]
    pub enum Phone {
        #[alter_table(users)]
        Users {
            #[add]
            phone: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_users, m20250301_cleanup, m20250401_phone];

fn main() {}

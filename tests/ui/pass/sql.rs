//! Statements by hand.

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

pub mod m20250112_data {
    use super::*;

    #[derive(Migration)]
    pub enum Data {
        #[sql(up = "UPDATE users SET full_name = email WHERE full_name IS NULL", down = "")]
        FillNames,
        #[sql(
            up = "
                INSERT INTO users (id, email) VALUES ('00000000-0000-0000-0000-000000000000', 'a;b');
                -- Nobody signs in as this user.
                UPDATE users SET full_name = $$it's; me$$ WHERE email = 'a;b';
            ",
            down = "DELETE FROM users WHERE email = 'a;b'",
        )]
        System,
        #[sql(up = "DELETE FROM users WHERE email = ''", irreversible = "the rows are gone")]
        Purge,
        #[sql(down = "DROP TEXT SEARCH CONFIGURATION plain", up = "CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple)")]
        Configuration,
    }
}

migration_core::migrations![m20250105_users, m20250112_data];

fn main() {}

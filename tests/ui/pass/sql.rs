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
        #[sql(
            up = "
                CREATE TYPE odd AS RANGE (SUBTYPE = integer);
                CREATE TABLE old_users AS SELECT id, email FROM users;
                ALTER TABLE old_users ADD PRIMARY KEY (id), ADD UNIQUE (email), ALTER email SET NOT NULL;
                CREATE INDEX ON old_users (email, id);
                CREATE AGGREGATE greatest_of(integer) (SFUNC = int4larger, STYPE = integer);
            ",
            down = "DROP AGGREGATE greatest_of(integer); DROP TABLE public.old_users; DROP TYPE odd",
            creates(
                type odd,
                table old_users {
                    #[column(primary_key)]
                    id: Uuid,
                    #[column(unique)]
                    email: Varchar<255>,
                },
                function greatest_of(i32) -> i32,
            ),
        )]
        Odd,
        #[create_table]
        Notes {
            #[column(references = old_users(id))]
            author: Uuid,
            span: Odd,
        },
        #[create_view(as = "SELECT greatest_of(1) AS most FROM old_users WHERE email > ''")]
        Most,
        #[drop_view(most)]
        NoMost,
        #[sql(up = "DO $$ BEGIN EXECUTE 'DROP AGGREGATE greatest_of(integer)'; END $$", irreversible = "gone", drops(function greatest_of(i32)))]
        NoAggregate,
    }
}

migration_core::migrations![m20250105_users, m20250112_data];

fn main() {}

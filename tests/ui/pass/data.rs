//! Conditions on the data, rows, and Rust functions.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
            done: bool,
        },
        #[ensure("SELECT count(*) = 0 FROM tasks", message = "a new table is empty")]
        NoTasks,
    }
}

pub mod m20250112_change {
    use super::*;

    #[derive(Migration)]
    pub enum Change {
        #[require("SELECT bool_and(done) FROM tasks", message = "some tasks are not done")]
        AllDone,
        #[alter_table]
        Tasks {
            #[drop]
            done: bool,
        },
        #[ensure(
            "WITH titles AS (SELECT title FROM tasks)
             SELECT count(*) = count(DISTINCT title) FROM titles",
            message = "titles are unique",
        )]
        Titles,
    }
}

pub mod m20250119_rows {
    use super::*;

    #[derive(Migration)]
    pub enum Rows {
        #[create_enum("low", "high")]
        Rank,
        #[create_domain(Text, default = "none")]
        Note,
        #[create_table]
        #[unique(area, number)]
        Roles {
            #[column(primary_key, identity = by_default)]
            id: i32,
            area: Varchar<3>,
            number: i16,
            rank: Option<Rank>,
            #[column(default = now())]
            since: Timestamptz,
            note: Note,
            #[column(generated = "number * 2")]
            twice: i32,
        },
        #[insert(
            roles(area, number, rank, since),
            rows = [
                ("a  ", 1, "low", now()),
                ("äöü  ", -32_768, null, "2024-02-29 12:00+01"),
                ("b", 1, sql("'high'"), sql("clock_timestamp()")),
            ],
        )]
        ByAreaAndNumber,
        #[insert(roles(id, area, number), rows = [(7, "c", sql("(SELECT count(*) FROM tasks WHERE title = '')"))])]
        ById,
        #[insert(public.roles(area, number), rows = [("d", sql("1 + 1"))], irreversible = "nobody misses it")]
        Forever,
        #[insert(tasks(id, title), rows = [(1, "x")])]
        OneColumnHasGone,
        #[alter_table]
        Tasks {
            #[rename(from = title)]
            name: Text,
        },
    }
}

pub mod m20250126_functions {
    use super::*;

    #[derive(Migration)]
    pub enum Functions {
        #[execute(fill, down = self::with_lifetime)]
        Fill,
        #[execute(super::functions::any::<u8>, irreversible = "it is gone")]
        Any,
    }

    async fn fill(_: &mut PgConnection) -> Result<(), String> {
        Ok(())
    }

    fn with_lifetime<'c>(
        _: &'c mut PgConnection,
    ) -> impl Future<Output = Result<(), migration_core::sqlx::Error>> + Send + 'c {
        std::future::ready(Ok(()))
    }
}

mod functions {
    use super::*;

    pub async fn any<T: Default + Send>(
        _: &mut PgConnection,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        drop(T::default());
        Ok(())
    }
}
migration_core::migrations![
    m20250105_tasks,
    m20250112_change,
    m20250119_rows,
    m20250126_functions,
];

fn main() {}

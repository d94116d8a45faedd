//! A database of its own for a test.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// A database of its own for a test.
pub(crate) struct Database {
    url: String,
    name: String,
    connection: PgConnection,
}

impl Database {
    pub(crate) async fn create(name: &str) -> Self {
        let server = std::env::var("TEST_DATABASE_URL")
            .expect("set TEST_DATABASE_URL to a PostgreSQL server on which databases can be made");
        let name = format!("schema_{name}_{}", std::process::id());
        let mut maintenance = PgConnection::connect(&server).await.unwrap();
        execute(&mut maintenance, &format!("CREATE DATABASE {name}")).await;
        let (base, database) = server.rsplit_once('/').unwrap();
        let parameters = database.find('?').map_or("", |at| &database[at..]);
        let url = format!("{base}/{name}{parameters}");
        let connection = PgConnection::connect(&url).await.unwrap();
        Self {
            url,
            name,
            connection,
        }
    }

    pub(crate) async fn remove(self) {
        self.connection.close().await.unwrap();
        let server = std::env::var("TEST_DATABASE_URL").unwrap();
        let mut maintenance = PgConnection::connect(&server).await.unwrap();
        execute(&mut maintenance, &format!("DROP DATABASE {}", self.name)).await;
    }

    pub(crate) async fn run(&mut self, sql: &str) {
        execute(&mut self.connection, sql).await;
    }

    /// The error's text, where there is one.
    pub(crate) async fn try_run(&mut self, sql: &str) -> Result<(), String> {
        let result = sqlx::raw_sql(AssertSqlSafe(sql))
            .execute(&mut self.connection)
            .await;
        result.map(drop).map_err(|error| error.to_string())
    }

    /// What `pg_dump` prints.
    pub(crate) fn dump(&self) -> Vec<String> {
        let program = std::env::var("PG_DUMP").unwrap_or_else(|_| "pg_dump".to_owned());
        let output = std::process::Command::new(program)
            .args(["--schema-only", "--dbname", &self.url])
            .output()
            .expect("pg_dump runs; set PG_DUMP to its path");
        assert!(output.status.success(), "{output:?}");
        let text = String::from_utf8(output.stdout).unwrap();
        // A key of its own for each dump, from a minor version on.
        let key = |it: &&str| it.starts_with("\\restrict") || it.starts_with("\\unrestrict");
        text.lines()
            .filter(|it| !key(it))
            .map(ToOwned::to_owned)
            .collect()
    }

    /// The same in any order, as a column that is dropped and made again stands last.
    pub(crate) fn sorted_dump(&self) -> Vec<String> {
        let lines = self.dump().into_iter();
        let mut lines: Vec<String> = lines
            .map(|it| it.trim_end_matches(',').to_owned())
            .collect();
        lines.sort();
        lines
    }
}

async fn execute(connection: &mut PgConnection, sql: &str) {
    let result = sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection).await;
    if let Err(error) = result {
        panic!("{error}\n{sql}");
    }
}

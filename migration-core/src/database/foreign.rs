//! What other tools say that they have applied.

use super::error::SessionError;
use super::session::{ReadOnly, Session};
use crate::sql::writer::{identifier, literal};
use sqlx::Row as _;
use sqlx::postgres::PgRow;

/// A history that another tool keeps in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The tool's name.
    pub tool: &'static str,
    /// Its table, as `schema.name`.
    pub table: String,
    /// What it says, in the order in which the tool applies; of Alembic only where it is.
    pub migrations: Vec<ForeignMigration>,
}

/// A migration of another tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignMigration {
    /// Its version; empty where it is one that has none.
    pub version: String,
    /// What it is called besides.
    pub name: String,
    /// When it was applied, as the tool has it; in UTC where it says its time zone.
    pub applied_at: String,
    /// Whether it was applied wholly.
    pub is_done: bool,
}

/// A tool, and how its table is read.
struct Tool {
    name: &'static str,
    /// What its table is called, unless it was told otherwise.
    table: &'static str,
    /// The columns by which the table is known.
    columns: &'static [&'static str],
    /// Version, name, time and whether it is done, all text.
    values: &'static str,
    order: &'static str,
}

/// As the tools themselves make them: `sea-orm-migration` 0.10 to 2.0, `sqlx` 0.5 to 0.9, `diesel_migrations` 1.0 to 2.3,
/// `refinery` 0.1 to 0.9, Alembic 0.6 to 1.17 and Flyway 5 to 11.
const TOOLS: &[Tool] = &[
    Tool {
        name: "sea-orm-migration",
        table: "seaql_migrations",
        columns: &["version", "applied_at"],
        values: "version, '', to_char(to_timestamp(applied_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), 'true'",
        order: "version",
    },
    Tool {
        name: "sqlx",
        table: "_sqlx_migrations",
        columns: &[
            "version",
            "description",
            "installed_on",
            "success",
            "execution_time",
        ],
        values: "version::text, description, to_char(installed_on AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), \
                 success::text",
        order: "version",
    },
    Tool {
        name: "diesel",
        table: "__diesel_schema_migrations",
        columns: &["version", "run_on"],
        values: "version, '', to_char(run_on, 'YYYY-MM-DD HH24:MI:SS'), 'true'",
        order: "version",
    },
    Tool {
        name: "refinery",
        table: "refinery_schema_history",
        columns: &["version", "name", "applied_on", "checksum"],
        values: "version::text, coalesce(name, ''), coalesce(applied_on, ''), 'true'",
        order: "version",
    },
    Tool {
        name: "Alembic",
        table: "alembic_version",
        columns: &["version_num"],
        values: "version_num, '', '', 'true'",
        order: "version_num",
    },
    Tool {
        name: "Flyway",
        table: "flyway_schema_history",
        columns: &[
            "installed_rank",
            "version",
            "description",
            "type",
            "installed_on",
            "success",
        ],
        values: "coalesce(version, ''), CASE WHEN type IN ('SQL', 'JDBC') THEN description ELSE concat(description, ' (', \
                 type, ')') END, to_char(installed_on, 'YYYY-MM-DD HH24:MI:SS'), success::text",
        order: "installed_rank",
    },
];

impl Session<ReadOnly> {
    /// What other tools keep in this database, in the tables that they make if they are not told otherwise; or in the
    /// one of this name, `name` or `schema.name`, which is known by its columns.
    ///
    /// # Errors
    ///
    /// When the role may not read such a table, or the connection is lost.
    pub async fn foreign(&mut self, table: Option<&str>) -> Result<Vec<Foreign>, SessionError> {
        let doing = "look for the histories of other tools";
        let rows = self.rows(tables(table)).await;
        let rows = rows.map_err(|error| SessionError::new(doing, &error))?;
        let mut found = Vec::new();
        for row in &rows {
            if let Some((tool, schema, name)) = known(row, table.is_some()) {
                let sql = format!(
                    "SELECT {} FROM {}.{} ORDER BY {}",
                    tool.values,
                    identifier(&schema),
                    identifier(&name),
                    tool.order
                );
                let rows = self.rows(sql).await;
                let migrations = rows.and_then(|rows| rows.iter().map(migration).collect());
                found.push(Foreign {
                    tool: tool.name,
                    table: format!("{schema}.{name}"),
                    migrations: migrations.map_err(|error| SessionError::new(doing, &error))?,
                });
            }
        }
        Ok(found)
    }
}

/// Asks for tables of these names: their schema, their name and their columns.
fn tables(table: Option<&str>) -> String {
    let wanted = match table {
        None => {
            let names: Vec<String> = TOOLS.iter().map(|tool| literal(tool.table)).collect();
            format!("relname IN ({})", names.join(", "))
        }
        Some(table) => match table.split_once('.') {
            Some((schema, name)) => format!(
                "nspname = {} AND relname = {}",
                literal(schema),
                literal(name)
            ),
            None => format!("relname = {}", literal(table)),
        },
    };
    format!(
        "SELECT nspname::text, relname::text, string_agg(attname::text, ',') FROM pg_catalog.pg_class \
         JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace \
         JOIN pg_catalog.pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped \
         WHERE relkind IN ('r', 'p') AND nspname NOT IN ('pg_catalog', 'information_schema') AND {wanted} \
         GROUP BY nspname, relname ORDER BY nspname, relname"
    )
}

/// The tool that makes such a table. A table of any name is known by its columns; where those of two tools fit, by more.
fn known(row: &PgRow, any_name: bool) -> Option<(&'static Tool, String, String)> {
    let (schema, name): (String, String) = (row.try_get(0).ok()?, row.try_get(1).ok()?);
    let columns: String = row.try_get(2).ok()?;
    let columns: Vec<&str> = columns.split(',').collect();
    let fits = |tool: &&Tool| {
        (any_name || tool.table == name) && tool.columns.iter().all(|it| columns.contains(it))
    };
    let tool = TOOLS
        .iter()
        .filter(fits)
        .max_by_key(|it| it.columns.len())?;
    Some((tool, schema, name))
}

fn migration(row: &PgRow) -> Result<ForeignMigration, sqlx::Error> {
    Ok(ForeignMigration {
        version: row.try_get(0)?,
        name: row.try_get(1)?,
        applied_at: row.try_get(2)?,
        is_done: row.try_get::<&str, _>(3)? == "true",
    })
}

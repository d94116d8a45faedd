//! Reads the tables of any PostgreSQL from its catalog, as the facts files state them, and compares.
//!
//! The reader shares nothing with the library that it is a witness for: it knows only `pg_catalog`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{Connection, PgConnection};

/// The tables of one schema by name; reads and writes the files in `tests/facts`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Facts {
    /// What is known of each table.
    pub tables: BTreeMap<String, TableFacts>,
}

/// What the catalog says of one table, a line for each object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableFacts {
    /// `name type [not null] [default …]`, in the order of the table.
    pub columns: Vec<String>,
    /// `name: definition`: primary key, unique, foreign keys, checks, exclusions, each kind by name.
    pub constraints: Vec<String>,
    /// `name: [unique ]method (columns) …` by name, without the indexes that constraints own.
    pub indexes: Vec<String>,
}

impl Facts {
    /// The same facts without one table, such as the journal of the migrations.
    #[must_use]
    pub fn without(mut self, table: &str) -> Self {
        self.tables.remove(table);
        self
    }
}

/// Reads every table of `schema`.
///
/// Names from other schemas come out qualified whatever the session's `search_path` is. It is changed
/// in a transaction that is rolled back, so the connection must not be in a transaction opened by hand.
///
/// # Errors
///
/// What the driver reports.
pub async fn facts(connection: &mut PgConnection, schema: &str) -> Result<Facts, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    sqlx::query("SELECT set_config('search_path', quote_ident($1), true)")
        .bind(schema)
        .execute(&mut *transaction)
        .await?;
    let rows: Vec<TableRow> = sqlx::query_as(include_str!("catalog.sql"))
        .bind(schema)
        .fetch_all(&mut *transaction)
        .await?;
    transaction.rollback().await?;
    Ok(rows.into_iter().collect())
}

/// Table, columns, constraints, indexes.
type TableRow = (String, Vec<String>, Vec<String>, Vec<String>);

impl FromIterator<TableRow> for Facts {
    fn from_iter<I: IntoIterator<Item = TableRow>>(rows: I) -> Self {
        let tables = rows
            .into_iter()
            .map(|(table, columns, constraints, indexes)| {
                (
                    table,
                    TableFacts {
                        columns,
                        constraints,
                        indexes,
                    },
                )
            });
        Self {
            tables: tables.collect(),
        }
    }
}

/// What sets `found` apart from `expected`, one line for each object, by table; empty when nothing does.
#[must_use]
pub fn differences(expected: &Facts, found: &Facts) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, table) in &expected.tables {
        match found.tables.get(name) {
            Some(other) => table_differences(name, table, other, &mut lines),
            None => lines.push(format!("missing table {name}")),
        }
    }
    let unexpected = found
        .tables
        .keys()
        .filter(|name| !expected.tables.contains_key(*name));
    lines.extend(unexpected.map(|name| format!("unexpected table {name}")));
    lines
}

fn table_differences(
    name: &str,
    expected: &TableFacts,
    found: &TableFacts,
    lines: &mut Vec<String>,
) {
    let columns = Objects::new("column", " ", &expected.columns, &found.columns);
    let constraints = Objects::new(
        "constraint",
        ": ",
        &expected.constraints,
        &found.constraints,
    );
    let indexes = Objects::new("index", ": ", &expected.indexes, &found.indexes);
    let differences = [
        columns.differences(),
        columns.order_difference(),
        constraints.differences(),
        indexes.differences(),
    ];
    lines.extend(
        differences
            .concat()
            .into_iter()
            .map(|line| format!("{name}: {line}")),
    );
}

/// The objects of one kind on both sides, as pairs of name and definition.
struct Objects<'a> {
    kind: &'static str,
    expected: Vec<(&'a str, &'a str)>,
    found: Vec<(&'a str, &'a str)>,
}

impl<'a> Objects<'a> {
    fn new(
        kind: &'static str,
        separator: &str,
        expected: &'a [String],
        found: &'a [String],
    ) -> Self {
        let split = |lines: &'a [String]| {
            lines
                .iter()
                .map(|line| line.split_once(separator).unwrap_or((line, "")))
                .collect()
        };
        Self {
            kind,
            expected: split(expected),
            found: split(found),
        }
    }

    fn differences(&self) -> Vec<String> {
        let kind = self.kind;
        let missing_or_other = self.expected.iter().filter_map(|(name, definition)| {
            match definition_of(&self.found, name) {
                None => Some(format!("missing {kind} `{name}` ({definition})")),
                Some(other) if other != *definition => Some(format!(
                    "{kind} `{name}`: expected {definition}, found {other}"
                )),
                Some(_) => None,
            }
        });
        let unexpected = self
            .found
            .iter()
            .filter(|(name, _)| definition_of(&self.expected, name).is_none())
            .map(|(name, definition)| format!("unexpected {kind} `{name}` ({definition})"));
        missing_or_other.chain(unexpected).collect()
    }

    /// Said only of objects that both sides have; a missing one is told already.
    fn order_difference(&self) -> Vec<String> {
        let expected = common_names(&self.expected, &self.found);
        let found = common_names(&self.found, &self.expected);
        if expected == found {
            return Vec::new();
        }
        let (kind, expected, found) = (self.kind, expected.join(", "), found.join(", "));
        vec![format!(
            "order of {kind}s: expected {expected}; found {found}"
        )]
    }
}

fn definition_of<'a>(objects: &[(&'a str, &'a str)], name: &str) -> Option<&'a str> {
    objects
        .iter()
        .find(|(other, _)| *other == name)
        .map(|(_, definition)| *definition)
}

fn common_names<'a>(of: &[(&'a str, &str)], with: &[(&str, &str)]) -> Vec<&'a str> {
    of.iter()
        .map(|(name, _)| *name)
        .filter(|name| definition_of(with, name).is_some())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One table `tasks`, and what comes out when it is expected to be the first and found as the second.
    #[track_caller]
    fn check(expected: TableFacts, found: TableFacts, lines: &[&str]) {
        let facts = |table| Facts {
            tables: [("tasks".to_owned(), table)].into(),
        };
        assert_eq!(differences(&facts(expected), &facts(found)), lines);
    }

    fn columns(lines: &[&str]) -> TableFacts {
        TableFacts {
            columns: owned(lines),
            ..TableFacts::default()
        }
    }

    fn constraints(lines: &[&str]) -> TableFacts {
        TableFacts {
            constraints: owned(lines),
            ..TableFacts::default()
        }
    }

    fn indexes(lines: &[&str]) -> TableFacts {
        TableFacts {
            indexes: owned(lines),
            ..TableFacts::default()
        }
    }

    fn owned(lines: &[&str]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    fn tables(names: &[&str]) -> Facts {
        Facts {
            tables: names
                .iter()
                .map(|name| (name.to_string(), columns(&[])))
                .collect(),
        }
    }

    #[test]
    fn equal_facts_do_not_differ() {
        let table = || columns(&["id uuid not null", "status text default 'new'::text"]);
        check(table(), table(), &[]);
    }

    #[test]
    fn tables_are_missing_or_unexpected() {
        let lines = differences(
            &tables(&["agents", "tasks"]),
            &tables(&["journal", "tasks"]),
        );
        assert_eq!(lines, ["missing table agents", "unexpected table journal"]);
    }

    #[test]
    fn a_table_can_be_left_out() {
        let found = tables(&["journal", "tasks"]).without("journal");
        assert_eq!(differences(&tables(&["tasks"]), &found), [""; 0]);
    }

    #[test]
    fn a_column_has_another_definition() {
        check(
            columns(&["id uuid not null", "status character varying(20) not null"]),
            columns(&["id uuid not null", "status text"]),
            &["tasks: column `status`: expected character varying(20) not null, found text"],
        );
    }

    #[test]
    fn columns_are_missing_or_unexpected() {
        check(
            columns(&["id uuid not null", "status text"]),
            columns(&["id uuid not null", "state text"]),
            &[
                "tasks: missing column `status` (text)",
                "tasks: unexpected column `state` (text)",
            ],
        );
    }

    #[test]
    fn columns_stand_in_another_order() {
        check(
            columns(&["id uuid", "status text", "payload json"]),
            columns(&["payload json", "id uuid"]),
            &[
                "tasks: missing column `status` (text)",
                "tasks: order of columns: expected id, payload; found payload, id",
            ],
        );
    }

    #[test]
    fn a_constraint_has_another_definition() {
        check(
            constraints(&[
                "tasks_pkey: PRIMARY KEY (id)",
                "positive: CHECK ((attempts > 0))",
            ]),
            constraints(&[
                "tasks_pkey: PRIMARY KEY (id)",
                "positive: CHECK ((attempts >= 0))",
            ]),
            &[
                "tasks: constraint `positive`: expected CHECK ((attempts > 0)), found CHECK ((attempts >= 0))",
            ],
        );
    }

    #[test]
    fn an_index_has_another_name() {
        check(
            indexes(&["ix_tasks_claim: btree (status) WHERE (status = 'new'::text)"]),
            indexes(&["tasks_status_idx: btree (status) WHERE (status = 'new'::text)"]),
            &[
                "tasks: missing index `ix_tasks_claim` (btree (status) WHERE (status = 'new'::text))",
                "tasks: unexpected index `tasks_status_idx` (btree (status) WHERE (status = 'new'::text))",
            ],
        );
    }
}

//! The statements that read and write the journal. None ends in a semicolon.

use super::Journal;
use crate::sql::writer::literal;

/// What is written of a migration that is applied.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'e> {
    /// The migration's id.
    pub id: &'e str,
    /// The checksum of its steps.
    pub checksum: &'e str,
    /// The fingerprint of the schema after it.
    pub fingerprint: &'e str,
    /// What `up` runs.
    pub up_sql: &'e str,
    /// What `down` runs; `None` where nothing takes it back.
    pub down_sql: Option<&'e str>,
    /// How many statements `up` has.
    pub statements: usize,
}

/// What is written of a run that failed.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'e> {
    /// How many statements were done before; they were rolled back.
    pub done: usize,
    /// The statement that failed.
    pub statement: &'e str,
    /// What the server said.
    pub error: &'e str,
}

/// The moment at which the migration started, as [`Journal::mark_start`] kept it.
///
/// `now()` cannot serve: in a message of several transactions it is, in each of them, the moment at which the
/// message arrived (PostgreSQL 15 to 18; `StartTransaction` takes the statement timestamp). A migration that
/// resets all settings loses the mark, and falls back to `now()`.
const STARTED: &str = "coalesce(to_timestamp(nullif(current_setting('migrations.started', true), '')::float8), now())";

/// How long a migration took by the server's clock, in milliseconds: the embedded PostgreSQL sends all results of a
/// message at its end, so that the time between them says nothing.
pub(crate) const TOOK: &str = "migration_took_ms";

impl Journal {
    /// Makes the table if it is missing, and its schema if that is not `public`.
    pub fn create(&self) -> String {
        let schema = self
            .own_schema()
            .map(|schema| format!("CREATE SCHEMA IF NOT EXISTS {schema};\n"))
            .unwrap_or_default();
        format!(
            "{schema}CREATE TABLE IF NOT EXISTS {table} (
    id text PRIMARY KEY,
    checksum text NOT NULL,
    fingerprint text NOT NULL,
    up_sql text NOT NULL,
    down_sql text,
    state text NOT NULL CHECK (state IN ('applied', 'failed')),
    statements_done integer NOT NULL,
    statements_total integer NOT NULL,
    failed_statement text,
    error text,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    duration_ms bigint NOT NULL,
    applied_by text NOT NULL,
    tool_version text NOT NULL
)",
            table = self.quoted()
        )
    }

    /// All rows, without the kept SQL, every column as text.
    pub fn select(&self) -> String {
        format!(
            "SELECT id, state, checksum, fingerprint, (down_sql IS NOT NULL)::text, statements_done::text, \
             statements_total::text, failed_statement, error, \
             to_char(finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), duration_ms::text, applied_by, \
             tool_version FROM {}",
            self.quoted()
        )
    }

    /// The kept SQL that takes a migration back.
    pub fn select_down(&self, id: &str) -> String {
        format!(
            "SELECT down_sql FROM {} WHERE id = {} AND down_sql IS NOT NULL",
            self.quoted(),
            literal(id)
        )
    }

    /// Keeps the moment at which a migration starts, until its transaction ends.
    pub(crate) fn mark_start() -> &'static str {
        "set_config('migrations.started', extract(epoch FROM clock_timestamp())::text, true)"
    }

    /// The row of a migration that is being applied, for the same transaction; gives back how long it took.
    pub fn insert(&self, entry: &Entry<'_>) -> String {
        let row = self.insert_row(entry, None);
        format!("{row} RETURNING duration_ms::text AS {TOOK}")
    }

    /// The row of a migration that failed, after the rollback; it replaces that of an earlier failure.
    pub fn insert_failed(&self, entry: &Entry<'_>, failure: &Failure<'_>) -> String {
        format!(
            "{} ON CONFLICT (id) DO UPDATE SET (checksum, fingerprint, up_sql, down_sql, statements_done, \
             statements_total, failed_statement, error, started_at, finished_at, duration_ms, applied_by, \
             tool_version) = (excluded.checksum, excluded.fingerprint, excluded.up_sql, excluded.down_sql, \
             excluded.statements_done, excluded.statements_total, excluded.failed_statement, excluded.error, \
             excluded.started_at, excluded.finished_at, excluded.duration_ms, excluded.applied_by, \
             excluded.tool_version) WHERE {}.state = 'failed'",
            self.insert_row(entry, Some(failure)),
            self.quoted()
        )
    }

    /// Notes at an applied migration that taking it back failed; it stays applied.
    pub fn note_failed_down(&self, id: &str, failure: &Failure<'_>) -> String {
        format!(
            "UPDATE {} SET failed_statement = {}, error = {} WHERE id = {}",
            self.quoted(),
            literal(failure.statement),
            literal(failure.error),
            literal(id)
        )
    }

    /// Forgets an earlier failure of a migration that is being applied.
    pub fn delete_failed(&self, id: &str) -> String {
        format!("{} AND state = 'failed'", self.delete_row(id))
    }

    /// Removes the row of a migration that is being taken back, for the same transaction; gives back how long it took.
    pub fn delete(&self, id: &str) -> String {
        let row = self.delete_row(id);
        format!(
            "{row} RETURNING round(extract(epoch FROM clock_timestamp() - {STARTED}) * 1000)::text AS {TOOK}"
        )
    }

    fn delete_row(&self, id: &str) -> String {
        format!("DELETE FROM {} WHERE id = {}", self.quoted(), literal(id))
    }

    fn insert_row(&self, entry: &Entry<'_>, failure: Option<&Failure<'_>>) -> String {
        let state = failure.map_or("'applied'", |_| "'failed'");
        let done = failure.map_or(entry.statements, |failure| failure.done);
        format!(
            "INSERT INTO {table} (id, checksum, fingerprint, up_sql, down_sql, state, statements_done, \
             statements_total, failed_statement, error, started_at, finished_at, duration_ms, applied_by, \
             tool_version) SELECT {id}, {checksum}, {fingerprint}, {up}, {down}, {state}, {done}, {total}, \
             {failed}, {error}, started, finished, extract(epoch FROM finished - started) * 1000, session_user, \
             {version} FROM (SELECT {STARTED} AS started, clock_timestamp() AS finished) AS moments",
            table = self.quoted(),
            id = literal(entry.id),
            checksum = literal(entry.checksum),
            fingerprint = literal(entry.fingerprint),
            up = literal(entry.up_sql),
            down = optional(entry.down_sql),
            total = entry.statements,
            failed = optional(failure.map(|failure| failure.statement)),
            error = optional(failure.map(|failure| failure.error)),
            version = literal(env!("CARGO_PKG_VERSION")),
        )
    }
}

fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "NULL".to_owned(), literal)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: Entry<'_> = Entry {
        id: "m1",
        checksum: "c",
        fingerprint: "f",
        up_sql: "SELECT 'it''s'",
        down_sql: None,
        statements: 3,
    };
    const FAILURE: Failure<'_> = Failure {
        done: 1,
        statement: "SELECT '",
        error: "unterminated",
    };

    #[track_caller]
    fn check(sql: &str, parts: &[&str]) {
        for part in parts {
            assert!(sql.contains(part), "{part:?} is not in:\n{sql}");
        }
    }

    #[test]
    fn names_are_quoted() {
        let journal = Journal::new("o\"ps", "select");
        let name = r#""o""ps"."select""#;
        check(
            &journal.create(),
            &[name, r#"CREATE SCHEMA IF NOT EXISTS "o""ps""#],
        );
        check(&journal.select(), &[name]);
        check(&journal.insert(&ENTRY), &[name]);
        check(&journal.delete("m1"), &[name, "id = 'm1'"]);
    }

    #[test]
    fn the_default_schema_is_not_created() {
        assert!(!Journal::default().create().contains("CREATE SCHEMA"));
    }

    #[test]
    fn rows_hold_literals() {
        let journal = Journal::default();
        check(
            &journal.insert(&ENTRY),
            &["'SELECT ''it''''s'''", "NULL, 'applied', 3, 3, NULL, NULL"],
        );
        check(
            &journal.insert_failed(&ENTRY, &FAILURE),
            &[
                "'failed', 1, 3, 'SELECT ''', 'unterminated'",
                "ON CONFLICT (id)",
            ],
        );
        check(
            &journal.note_failed_down("m1", &FAILURE),
            &["SET failed_statement = 'SELECT '''", "WHERE id = 'm1'"],
        );
    }
}

//! The statements that read and write the journal. None ends in a semicolon.

use super::{Journal, Origin, Position, State};
use crate::sql::writer::literal;
use crate::sql::{Lone, Statement};

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
    /// The same by statements, where the migration is not one transaction; else none.
    pub down_parts: &'e [Statement],
    /// How many statements `up` has.
    pub statements: usize,
    /// How many steps it has.
    pub steps: usize,
}

/// What is written of a run that failed.
#[derive(Clone, Copy, Debug)]
pub struct Failure<'e> {
    /// How many statements were done before.
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
    down_parts jsonb[],
    state text NOT NULL CHECK (state IN ('applied', 'partial', 'failed')),
    steps_done integer NOT NULL,
    steps_total integer NOT NULL,
    in_doubt boolean NOT NULL,
    statements_done integer NOT NULL,
    statements_total integer NOT NULL,
    failed_statement text,
    error text,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    duration_ms bigint NOT NULL,
    applied_by text NOT NULL,
    tool_version text NOT NULL,
    origin text NOT NULL CHECK (origin IN ('run', 'repaired', 'stamped'))
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
             tool_version, steps_done::text, in_doubt::text, steps_total::text, origin FROM {}",
            self.quoted()
        )
    }

    /// The kept SQL that takes a migration back: one row for each statement, or one of step 0 for all.
    pub fn select_down(&self, id: &str) -> String {
        format!(
            "SELECT coalesce(part ->> 'sql', down_sql), coalesce(part ->> 'number', '0'), \
             coalesce(part ->> 'step', 'the journal''s SQL'), \
             coalesce(part ->> 'comment', 'run the SQL that the journal keeps'), \
             part ->> 'alone', part ->> 'index', part ->> 'table' FROM {} \
             LEFT JOIN LATERAL unnest(down_parts) WITH ORDINALITY AS parts (part, place) ON true \
             WHERE id = {} AND down_sql IS NOT NULL ORDER BY place",
            self.quoted(),
            literal(id)
        )
    }

    /// Keeps the moment at which a migration starts, until its transaction ends.
    pub(crate) fn mark_start() -> &'static str {
        "set_config('migrations.started', extract(epoch FROM clock_timestamp())::text, true)"
    }

    /// Keeps the moment at which a statement starts that runs outside of a transaction, until [`Journal::unmark_start`].
    pub(crate) fn mark_lone_start() -> &'static str {
        "set_config('migrations.started', extract(epoch FROM clock_timestamp())::text, false)"
    }

    /// Forgets that moment.
    pub(crate) fn unmark_start() -> &'static str {
        "SELECT set_config('migrations.started', '', false)"
    }

    /// The row of a migration that is being applied, for the same transaction; gives back how long it took.
    pub fn insert(&self, entry: &Entry<'_>) -> String {
        let row = self.insert_row(entry, &Mark::applied(entry));
        format!("{row} RETURNING duration_ms::text AS {TOOK}")
    }

    /// The row of a migration of which this much is applied, and the rest follows.
    pub fn insert_partial(&self, entry: &Entry<'_>, position: Position, done: usize) -> String {
        let mark = Mark {
            state: State::Partial,
            position,
            done,
            failure: None,
            origin: Origin::Run,
        };
        self.insert_row(entry, &mark)
    }

    /// The row of a migration that did not run here, and is in the database.
    pub fn stamp(&self, entry: &Entry<'_>) -> String {
        let mark = Mark {
            origin: Origin::Stamped,
            ..Mark::applied(entry)
        };
        self.insert_row(entry, &mark)
    }

    /// Notes how much of a migration is in the database now, and how many statements of `up` are done where it goes that
    /// way; the last error is left behind.
    pub fn advance(&self, id: &str, position: Position, done: Option<usize>) -> String {
        let done = done.map_or_else(|| "statements_done".to_owned(), |done| done.to_string());
        format!(
            "UPDATE {table} SET {moved}, statements_done = {done}, failed_statement = NULL, error = NULL, finished_at = clock_timestamp(), \
             duration_ms = duration_ms + greatest(0, extract(epoch FROM clock_timestamp() - {STARTED}) * 1000)::bigint, \
             applied_by = session_user, tool_version = {version} WHERE id = {id}",
            table = self.quoted(),
            moved = moved(position),
            version = literal(env!("CARGO_PKG_VERSION")),
            id = literal(id)
        )
    }

    /// Puts back how much of a migration is in the database, where a statement has failed that was to change it.
    pub fn settle(&self, id: &str, position: Position) -> String {
        format!(
            "UPDATE {} SET {} WHERE id = {}",
            self.quoted(),
            moved(position),
            literal(id)
        )
    }

    /// The row of a migration that failed, after the rollback; it replaces that of an earlier failure.
    pub fn insert_failed(&self, entry: &Entry<'_>, failure: &Failure<'_>) -> String {
        format!(
            "{} ON CONFLICT (id) DO UPDATE SET ({COLUMNS}) = ({}) WHERE {}.state = 'failed'",
            self.insert_row(entry, &Mark::failed(failure)),
            COLUMNS
                .split(", ")
                .map(|column| format!("excluded.{column}"))
                .collect::<Vec<_>>()
                .join(", "),
            self.quoted()
        )
    }

    /// Notes at a migration that stays in the database, or a part of it, that a run failed.
    pub fn note_failure(&self, id: &str, failure: &Failure<'_>) -> String {
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

    pub(super) fn delete_row(&self, id: &str) -> String {
        format!("DELETE FROM {} WHERE id = {}", self.quoted(), literal(id))
    }

    fn insert_row(&self, entry: &Entry<'_>, mark: &Mark<'_>) -> String {
        format!(
            "INSERT INTO {table} (id, {COLUMNS}) SELECT {id}, {checksum}, {fingerprint}, {up}, {down}, {parts}, \
             {state}, {steps_done}, {steps_total}, {in_doubt}, {done}, {total}, {failed}, {error}, started, finished, \
             extract(epoch FROM finished - started) * 1000, session_user, {version}, {origin} \
             FROM (SELECT {STARTED} AS started, clock_timestamp() AS finished) AS moments",
            table = self.quoted(),
            id = literal(entry.id),
            checksum = literal(entry.checksum),
            fingerprint = literal(entry.fingerprint),
            up = literal(entry.up_sql),
            down = optional(entry.down_sql),
            parts = parts(entry.down_parts),
            state = literal(mark.state.as_str()),
            steps_done = mark.position.steps,
            steps_total = entry.steps,
            in_doubt = mark.position.in_doubt,
            done = mark.done,
            total = entry.statements,
            failed = optional(mark.failure.map(|failure| failure.statement)),
            error = optional(mark.failure.map(|failure| failure.error)),
            version = literal(env!("CARGO_PKG_VERSION")),
            origin = literal(mark.origin.as_str()),
        )
    }
}

/// What a new row says of the run.
struct Mark<'m> {
    state: State,
    position: Position,
    done: usize,
    failure: Option<&'m Failure<'m>>,
    origin: Origin,
}

impl<'m> Mark<'m> {
    const fn applied(entry: &Entry<'_>) -> Self {
        Self {
            state: State::Applied,
            position: Position::after(entry.steps),
            done: entry.statements,
            failure: None,
            origin: Origin::Run,
        }
    }

    const fn failed(failure: &'m Failure<'m>) -> Self {
        Self {
            state: State::Failed,
            position: Position::after(0),
            done: failure.done,
            failure: Some(failure),
            origin: Origin::Run,
        }
    }
}

/// All columns but the id, in the order in which a row is written.
const COLUMNS: &str = "checksum, fingerprint, up_sql, down_sql, down_parts, state, steps_done, steps_total, in_doubt, \
                       statements_done, statements_total, failed_statement, error, started_at, finished_at, \
                       duration_ms, applied_by, tool_version, origin";

/// The columns that say how much of a migration is in the database; the state follows from the others.
fn moved(position: Position) -> String {
    let Position { steps, in_doubt } = position;
    format!(
        "steps_done = {steps}, in_doubt = {in_doubt}, state = CASE WHEN {in_doubt} THEN 'partial' \
         WHEN steps_total = {steps} THEN 'applied' WHEN {steps} = 0 THEN 'failed' ELSE 'partial' END"
    )
}

/// Statements as an array of objects, from which [`Journal::select_down`] makes them again.
pub(super) fn parts(statements: &[Statement]) -> String {
    if statements.is_empty() {
        return "NULL".to_owned();
    }
    let objects: Vec<String> = statements.iter().map(part).collect();
    format!("ARRAY[{}]", objects.join(", "))
}

fn part(statement: &Statement) -> String {
    let (alone, index, table) = match statement.execution.lone() {
        None => (None, None, None),
        Some(Lone::CreateIndex { index, table }) => {
            (Some("create index"), Some(index), Some(table))
        }
        Some(Lone::DropIndex { index }) => (Some("drop index"), Some(index), None),
        Some(Lone::AttachPartition { partition, table }) => {
            (Some("attach partition"), Some(partition), Some(table))
        }
        Some(Lone::DetachPartition { partition, table }) => {
            (Some("detach partition"), Some(partition), Some(table))
        }
    };
    let fields = [
        ("sql", Some(&*statement.sql)),
        ("number", Some(&*statement.number.to_string())),
        ("step", Some(&*statement.step)),
        ("comment", Some(&*statement.comment)),
        ("alone", alone),
        ("index", index.map(String::as_str)),
        ("table", table.map(String::as_str)),
    ]
    .map(|(name, value)| Some(format!("'{name}', {}::text", literal(value?))));
    let fields: Vec<String> = fields.into_iter().flatten().collect();
    format!("jsonb_build_object({})", fields.join(", "))
}

pub(super) fn optional(text: Option<&str>) -> String {
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
        down_parts: &[],
        statements: 3,
        steps: 2,
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
            &[
                "'SELECT ''it''''s'''",
                "NULL, NULL, 'applied', 2, 2, false, 3, 3, NULL, NULL",
            ],
        );
        check(
            &journal.insert_failed(&ENTRY, &FAILURE),
            &[
                "'failed', 0, 2, false, 1, 3, 'SELECT ''', 'unterminated'",
                "ON CONFLICT (id)",
            ],
        );
        check(
            &journal.note_failure("m1", &FAILURE),
            &["SET failed_statement = 'SELECT '''", "WHERE id = 'm1'"],
        );
    }
}

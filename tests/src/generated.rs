//! What the laws over generated steps ask of a server.

#![expect(
    clippy::panic,
    reason = "a test whose steps have no statements cannot go on, and says why"
)]

use migration_core::limits::Limits;
use migration_core::schema::{Applied, Link, Undo};
use migration_core::sql::postgres;
use migration_core::step::{CreateEnum, External, ExternalFunction, Operation, Step};

use crate::session::TestSession;

/// The roles that generated steps name, with that of everyone.
const ROLES: &str = "public, pg_monitor, pg_signal_backend, pg_read_all_data";

/// A migration of one step.
#[must_use]
pub fn link(applied: Applied<'_>) -> Link<'_> {
    Link {
        id: "m20250101_000000_case",
        checksum: String::new(),
        fingerprint: String::new(),
        steps: vec![applied],
        functions: &[],
        limits: Limits::NONE,
    }
}

/// The statements that others may have run before the history declares what they own; what nothing here depends on is
/// not made. It has no privileges by default, of which the history would not know.
///
/// # Panics
///
/// When they cannot be rendered.
#[must_use]
pub fn by_others(step: Step<'_>) -> Option<String> {
    let (operation, noun, name) = match step.operation {
        Operation::Declare(External::Table(table)) => {
            (Operation::CreateTable(table), "TABLE", table.name)
        }
        Operation::Declare(External::Type(name)) => {
            let operation = Operation::CreateEnum(CreateEnum { name, labels: &[] });
            (operation, "TYPE", name)
        }
        Operation::Declare(External::Function(function)) => return Some(create(&function)),
        _ => return None,
    };
    let step = Step { operation, ..step };
    let made = statements(Applied {
        step,
        undo: Undo::Impossible(""),
        asks: &[],
    });
    let name = name.quoted();
    Some(format!(
        "{made}\n;\nREVOKE ALL ON {noun} {name} FROM {ROLES}"
    ))
}

fn create(function: &ExternalFunction<'_>) -> String {
    let types = function.arguments.iter().map(ToString::to_string);
    let types: Vec<String> = types.collect();
    let (name, types) = (function.name.quoted(), types.join(", "));
    format!("CREATE FUNCTION {name}({types}) RETURNS void LANGUAGE sql AS ''")
}

/// The statements of a step.
///
/// # Panics
///
/// When they cannot be rendered.
#[must_use]
pub fn statements(applied: Applied<'_>) -> String {
    let script = postgres::up(&link(applied)).unwrap_or_else(|error| panic!("{error}"));
    let all: Vec<_> = script.statements.iter().map(|it| &*it.sql).collect();
    all.join("\n;\n")
}

/// Empties a database of what generated steps make.
///
/// # Panics
///
/// When the server refuses.
pub async fn clear(database: &mut TestSession) {
    database.run(&no_default_privileges()).await;
    database
        .run(
            "DROP PUBLICATION IF EXISTS p, q; DROP SCHEMA IF EXISTS other, renamed CASCADE; DROP SCHEMA public CASCADE; \
             CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO public",
        )
        .await;
}

/// Takes away the default privileges of a case before this one, which the new schema `public` would have.
fn no_default_privileges() -> String {
    let kinds = ["TABLES", "SEQUENCES", "FUNCTIONS", "TYPES", "SCHEMAS"];
    let owners = ["CURRENT_ROLE", "pg_read_all_data"];
    let of = owners.map(|owner| {
        let alter = format!("ALTER DEFAULT PRIVILEGES FOR ROLE {owner}");
        let revoke = kinds.map(|kind| format!("{alter} REVOKE ALL ON {kind} FROM {ROLES};"));
        let built_in = ["EXECUTE ON FUNCTIONS", "USAGE ON TYPES"];
        let grant = built_in.map(|it| format!("{alter} GRANT {it} TO public;"));
        [revoke.concat(), grant.concat()].concat()
    });
    of.concat()
}

//! A history put together to one migration, which makes from nothing what the history led to.

#![expect(
    clippy::panic,
    reason = "a test whose history does not replay cannot go on, and says why"
)]

use migration_core::history::{History, Migration};
use migration_core::schema::{Arena, Chain, Schema};
use migration_core::step::{Operation, Step};

/// The one migration of a baseline.
pub const BASELINE: &str = "m20250101_000000_baseline";

/// The chain of one migration that makes the last schema of a history.
///
/// The SQL of the history's own authors is run after it: what that does is not in the schema.
///
/// # Panics
///
/// When either does not replay.
#[must_use]
pub fn baseline<'a>(history: &History<'a>, arena: &'a Arena) -> Chain<'a> {
    let chain = replayed(history, arena);
    let steps = history.migrations.iter().flat_map(|it| it.steps);
    let raw = steps.filter(|it| matches!(it.operation, Operation::Sql(_)));
    let raw: Vec<Operation<'a>> = raw.map(|it| it.operation).collect();
    made_from_nothing(&chain.schema, &raw, arena)
}

/// The chain of one migration that makes a schema, and does some more.
///
/// # Panics
///
/// When it does not replay.
#[must_use]
pub fn made_from_nothing<'a>(
    schema: &Schema<'a>,
    more: &[Operation<'a>],
    arena: &'a Arena,
) -> Chain<'a> {
    let operations = [schema.create(arena), more.to_vec()].concat();
    let steps = operations.into_iter().enumerate().map(|(at, operation)| {
        let name = &*arena.alloc_str(&format!("Step{}", at + 1));
        Step { name, operation }
    });
    let steps: Vec<Step<'a>> = steps.collect();
    let migration = Migration {
        id: BASELINE,
        steps: arena.alloc_slice_copy(&steps),
    };
    let migrations = arena.alloc_slice_copy(&[migration]);
    replayed(&History { migrations }, arena)
}

fn replayed<'a>(history: &History<'a>, arena: &'a Arena) -> Chain<'a> {
    Chain::replay(history, arena).unwrap_or_else(|error| panic!("{error}"))
}

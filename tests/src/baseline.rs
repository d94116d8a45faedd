//! A schema made from nothing, by one migration.

#![expect(
    clippy::panic,
    reason = "a test whose history does not replay cannot go on, and says why"
)]

use migration_core::history::{History, Migration};
use migration_core::limits::Limits;
use migration_core::schema::{Arena, Chain, Schema};
use migration_core::step::{Operation, Step};

/// The one migration that makes a schema from nothing, and does some more.
///
/// # Panics
///
/// When it does not replay.
#[must_use]
pub fn baseline<'a>(schema: &Schema<'a>, more: &[Operation<'a>], arena: &'a Arena) -> Chain<'a> {
    let (first, last): (Vec<_>, Vec<_>) = more.iter().partition(|it| is_declaring(it));
    let mut create = schema.create(arena);
    if !first.is_empty() {
        create.retain(|it| !matches!(it, Operation::Declare(_)));
    }
    let operations = [first, create, last].concat();
    let steps = operations.into_iter().enumerate().map(|(at, operation)| {
        let name = &*arena.alloc_str(&format!("Step{}", at + 1));
        Step {
            name,
            operation,
            blocking: None,
        }
    });
    let steps: Vec<Step<'a>> = steps.collect();
    let migrations = arena.alloc_slice_copy(&[Migration {
        id: "m20250101_000000_baseline",
        steps: arena.alloc_slice_copy(&steps),
        functions: &[],
        limits: Limits::NONE,
    }]);
    Chain::replay(&History { migrations }, arena).unwrap_or_else(|error| panic!("{error}"))
}

/// Whether it makes or drops what a schema can only declare.
#[must_use]
pub const fn is_declaring(operation: &Operation<'_>) -> bool {
    match operation {
        Operation::Sql(it) => !it.creates.is_empty() || !it.drops.is_empty(),
        _ => false,
    }
}

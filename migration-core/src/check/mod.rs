//! The check that `cargo check` makes: a replay of the whole history as a `const fn`.
//!
//! It knows which names live at each step, of what type columns are, and which keys are unique. It makes no schema,
//! no undo and no SQL. `migrations![…]` runs it once; each step then asserts that the replay found nothing wrong
//! with it, in calls that are spanned at the author's own tokens, so that the compiler's error stands there.
//!
//! The same rules are stated once more by [`schema`](crate::schema), which works at run time and remembers more.

mod all_privileges;
mod along;
mod blocking;
mod calls;
mod cascade;
mod catalog;
mod checkpoint;
mod column_changes;
mod column_settings;
mod column_types;
mod columns;
mod comments;
mod composites;
mod conditions;
mod constraint_changes;
mod constraint_names;
mod constraints;
mod copies;
mod default_privileges;
mod domains;
mod enums;
mod exclusions;
mod extensions;
mod externals;
mod fit;
mod follow;
mod foreign_keys;
mod identities;
mod immutable;
mod indexes;
mod inherit;
mod inheritance;
mod inserts;
mod key;
mod kind;
mod labels;
mod mentions;
mod missing;
mod not_null;
mod objects;
mod owners;
mod part_match;
mod part_names;
mod partition_count;
mod partitioned;
mod partitions;
mod parts;
mod policies;
mod privileges;
mod publications;
mod ranges;
mod replay;
mod replica_identities;
mod report;
mod rights;
mod routines;
mod said;
mod schema_names;
mod schemas;
mod sequences;
mod signatures;
pub mod site;
mod size;
mod size_of_objects;
mod size_of_tables;
mod statistics;
mod storage;
mod strings;
mod table_names;
mod tables;
mod text;
mod triggers;
mod type_names;
mod typed;
mod types;
mod values;
mod views;
mod wording;

pub use checkpoint::Checkpoint;
pub use report::{Finding, Listed, Place, Report, site as assert_site, step as assert_step};
pub use size::Size;
pub use text::Text;

use crate::history::Migration;

/// The migrations before the first that was not understood: what follows from a mistake is not told besides it.
pub const fn understood<'a>(
    migrations: &'a [Migration<'a>],
    understood: &[bool],
) -> &'a [Migration<'a>] {
    let mut i = 0;
    while i < understood.len() && understood[i] {
        i += 1;
    }
    migrations.split_at(i).0
}

/// Checks a history, of which the first migrations are checked already, in memory whose bounds are known, as [`Size`] gives
/// them.
pub const fn check<
    const SLOTS: usize,
    const ENTRIES: usize,
    const EDGES: usize,
    const LINKS: usize,
    const NAMES: usize,
    const ENTRIES_BEFORE: usize,
    const EDGES_BEFORE: usize,
    const LINKS_BEFORE: usize,
>(
    migrations: &[Migration<'_>],
    before: &Checkpoint<'_, SLOTS, ENTRIES_BEFORE, EDGES_BEFORE, LINKS_BEFORE>,
) -> Report {
    let mut names = [0; NAMES];
    let mut all = Checkpoint::<SLOTS, ENTRIES, EDGES, LINKS>::from(before);
    all.replay(migrations, &mut names);
    all.report()
}

/// The number of each migration's first step in the whole history.
pub const fn first_steps<const MIGRATIONS: usize>(
    migrations: &[Migration<'_>],
) -> [usize; MIGRATIONS] {
    let mut first = [0; MIGRATIONS];
    let mut i = 1;
    while i < MIGRATIONS {
        first[i] = first[i - 1] + migrations[i - 1].steps.len();
        i += 1;
    }
    first
}

/// Checks a history at run time, as the compiler would.
pub fn check_at_run_time(migrations: &[Migration<'_>]) -> Report {
    check_in_parts_at_run_time(migrations, &[])
}

/// Checks a history at run time as the compiler would, with a [`Checkpoint`] behind each of so many migrations.
pub fn check_in_parts_at_run_time(migrations: &[Migration<'_>], parts: &[usize]) -> Report {
    let size = Size::of(migrations);
    let mut memory = checkpoint::Memory::of(&size);
    for part in parts {
        let part = migrations.split_at(*part).0;
        let kept = Size::of(part).kept(size.names > 0);
        memory = memory.resized(&kept);
        if kept.migrations() > 0 {
            memory.replay(part, &mut []);
        }
    }
    let mut names = vec![0; size.names];
    let mut memory = memory.resized(&size);
    memory.replay(migrations, &mut names);
    memory.report()
}

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
mod default_privileges;
mod domains;
mod enums;
mod exclusions;
mod extensions;
mod externals;
mod fit;
mod follow;
mod foreign_keys;
mod immutable;
mod indexes;
mod inserts;
mod key;
mod kind;
mod labels;
mod mentions;
mod missing;
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
mod statistics;
mod storage;
mod strings;
mod table_names;
mod tables;
mod text;
mod triggers;
mod type_names;
mod types;
mod values;
mod views;
mod wording;

pub use report::{Finding, Listed, Place, Report, site as assert_site, step as assert_step};
pub use size::Size;
pub use text::Text;

use crate::history::Migration;
use catalog::{Catalog, Entry, Link};
use replay::Replay;
use report::Findings;

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

/// Checks a history in memory whose bounds are known, as [`Size::of`] gives them.
pub const fn check<
    const SLOTS: usize,
    const ENTRIES: usize,
    const EDGES: usize,
    const LINKS: usize,
    const NAMES: usize,
>(
    migrations: &[Migration<'_>],
) -> Report {
    replay(
        migrations,
        (&mut [0; SLOTS], &mut [None; ENTRIES]),
        (&mut [0; EDGES], &mut [Link::NONE; LINKS]),
        &mut [0; NAMES],
    )
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
    let size = Size::of(migrations);
    replay(
        migrations,
        (&mut vec![0; size.slots], &mut vec![None; size.entries]),
        (&mut vec![0; size.edges], &mut vec![Link::NONE; size.links]),
        &mut vec![0; size.names],
    )
}

const fn replay<'a>(
    migrations: &'a [Migration<'a>],
    (slots, entries): (&mut [u32], &mut [Option<Entry<'a>>]),
    (edges, links): (&mut [u32], &mut [Link]),
    names: &'a mut [u8],
) -> Report {
    let mut list = Report::EMPTY;
    let mut replay = Replay {
        catalog: Catalog {
            slots,
            entries,
            len: 0,
            edges,
            edges_len: 0,
            links,
            links_len: 0,
            part: 0,
            names,
            unknown_extension: catalog::NONE,
        },
        findings: Findings {
            list: &mut list,
            len: 0,
        },
        migrations,
        now: 0,
        step: 0,
        blocking: None,
    };
    replay.run();
    let len = replay.findings.len;
    Report::new(list, len)
}

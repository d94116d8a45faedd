//! What the replay has reached, as a constant: after an edit, the compiler goes on from there.
//!
//! The compiler keeps the value of a constant as long as nothing changes that it was made from. So a long history is checked in
//! parts, each of which begins with what the part before it has reached.

use super::catalog::{Catalog, Entry, Id, Link, NONE};
use super::replay::Replay;
use super::report::{Finding, Findings, MOST, Report};
use super::size::Size;
use crate::history::Migration;

/// All names, and all errors, after so many migrations.
#[derive(Clone, Copy)]
pub struct Checkpoint<
    'a,
    const SLOTS: usize,
    const ENTRIES: usize,
    const EDGES: usize,
    const LINKS: usize,
> {
    slots: [u32; SLOTS],
    entries: [Option<Entry<'a>>; ENTRIES],
    edges: [u32; EDGES],
    links: [Link; LINKS],
    findings: [Finding; MOST],
    reached: Reached,
}

/// How far the replay is.
#[derive(Clone, Copy)]
pub(super) struct Reached {
    migrations: usize,
    steps: usize,
    entries: usize,
    edges: usize,
    links: usize,
    findings: usize,
    unknown_extension: Id,
}

impl Reached {
    const NOTHING: Self = Self {
        migrations: 0,
        steps: 0,
        entries: 0,
        edges: 0,
        links: 0,
        findings: 0,
        unknown_extension: NONE,
    };
}

impl<const SLOTS: usize> Checkpoint<'_, SLOTS, 0, 0, 0> {
    /// Before the first migration.
    pub const START: Self = Self {
        slots: [0; SLOTS],
        entries: [],
        edges: [],
        links: [],
        findings: Report::EMPTY,
        reached: Reached::NOTHING,
    };
}

impl<'a, const SLOTS: usize, const ENTRIES: usize, const EDGES: usize, const LINKS: usize>
    Checkpoint<'a, SLOTS, ENTRIES, EDGES, LINKS>
{
    /// What is reached after these migrations, of which the first are behind a checkpoint already.
    ///
    /// `size` is what it [keeps](Size::kept).
    pub const fn after<
        const ENTRIES_BEFORE: usize,
        const EDGES_BEFORE: usize,
        const LINKS_BEFORE: usize,
    >(
        migrations: &'a [Migration<'a>],
        before: &Checkpoint<'a, SLOTS, ENTRIES_BEFORE, EDGES_BEFORE, LINKS_BEFORE>,
        size: &Size,
    ) -> Self {
        let mut all = Self::from(before);
        if size.migrations() > 0 {
            all.replay(migrations, &mut []);
        }
        all
    }

    /// The same in more memory.
    pub(super) const fn from<
        const ENTRIES_BEFORE: usize,
        const EDGES_BEFORE: usize,
        const LINKS_BEFORE: usize,
    >(
        before: &Checkpoint<'a, SLOTS, ENTRIES_BEFORE, EDGES_BEFORE, LINKS_BEFORE>,
    ) -> Self {
        let mut all = Self {
            slots: before.slots,
            entries: [None; ENTRIES],
            edges: [0; EDGES],
            links: [Link::NONE; LINKS],
            findings: before.findings,
            reached: before.reached,
        };
        // As a whole: the compiler takes as long for a thousand entries as for one.
        first(&mut all.entries, &before.entries);
        first(&mut all.edges, &before.edges);
        first(&mut all.links, &before.links);
        all
    }

    /// Replays the migrations that are not reached yet.
    pub(super) const fn replay(&mut self, migrations: &'a [Migration<'a>], names: &'a mut [u8]) {
        let (slots, entries) = (&mut self.slots, &mut self.entries);
        let tables = (slots.as_mut_slice(), entries.as_mut_slice());
        let lists = (self.edges.as_mut_slice(), self.links.as_mut_slice());
        let findings = &mut self.findings;
        self.reached = replay(migrations, tables, lists, names, (findings, self.reached));
    }

    /// The errors.
    pub(super) const fn report(&self) -> Report {
        Report::new(self.findings, self.reached.findings)
    }
}

/// Puts a list before what stands in the memory.
const fn first<T: Copy>(memory: &mut [T], list: &[T]) {
    memory.split_at_mut(list.len()).0.copy_from_slice(list);
}

/// A checkpoint at run time.
pub(super) struct Memory<'a> {
    slots: Vec<u32>,
    entries: Vec<Option<Entry<'a>>>,
    edges: Vec<u32>,
    links: Vec<Link>,
    findings: [Finding; MOST],
    reached: Reached,
}

impl<'a> Memory<'a> {
    /// Before the first migration of a history of this size.
    pub(super) fn of(size: &Size) -> Self {
        Self {
            slots: vec![0; size.slots],
            entries: Vec::new(),
            edges: Vec::new(),
            links: Vec::new(),
            findings: Report::EMPTY,
            reached: Reached::NOTHING,
        }
    }

    /// The same in more memory.
    pub(super) fn resized(mut self, size: &Size) -> Self {
        self.entries.resize(size.entries, None);
        self.edges.resize(size.edges, 0);
        self.links.resize(size.links, Link::NONE);
        self
    }

    /// Replays the migrations that are not reached yet.
    pub(super) fn replay(&mut self, migrations: &'a [Migration<'a>], names: &'a mut [u8]) {
        let tables = (&mut *self.slots, &mut *self.entries);
        let lists = (&mut *self.edges, &mut *self.links);
        let findings = (&mut self.findings, self.reached);
        self.reached = replay(migrations, tables, lists, names, findings);
    }

    /// The errors.
    pub(super) const fn report(&self) -> Report {
        Report::new(self.findings, self.reached.findings)
    }
}

const fn replay<'a>(
    migrations: &'a [Migration<'a>],
    (slots, entries): (&mut [u32], &mut [Option<Entry<'a>>]),
    (edges, links): (&mut [u32], &mut [Link]),
    names: &'a mut [u8],
    (findings, reached): (&mut [Finding; MOST], Reached),
) -> Reached {
    let mut replay = Replay {
        catalog: Catalog {
            mask: slots.len() - 1,
            slots,
            entries,
            len: reached.entries,
            edges,
            edges_len: reached.edges,
            links,
            links_len: reached.links,
            part: 0,
            names,
            unknown_extension: reached.unknown_extension,
        },
        findings: Findings {
            list: findings,
            len: reached.findings,
        },
        migrations,
        now: reached.migrations,
        listed: 0,
        step: reached.steps,
        blocking: None,
    };
    replay.run();
    Reached {
        migrations: replay.now,
        steps: replay.step,
        entries: replay.catalog.len,
        edges: replay.catalog.edges_len,
        links: replay.catalog.links_len,
        findings: replay.findings.len,
        unknown_extension: replay.catalog.unknown_extension,
    }
}

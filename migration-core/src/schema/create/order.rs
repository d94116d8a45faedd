//! The order in which pieces become operations.

use std::collections::{BTreeMap, BTreeSet};

use super::circle::opened;
use super::{Piece, Place, Work};
use crate::ident::Name;
use crate::schema::{Arena, Key, Noun, ObjectId, Schema, Table};
use crate::step::{AlterTable, Change, Operation};

/// Which of the pieces.
type At = usize;

/// Pieces, while they become operations.
pub(super) struct Order<'s, 'a> {
    schema: &'s Schema<'a>,
    arena: &'a Arena,
    pieces: Vec<Piece<'s, 'a>>,
    /// For each thing, the piece that makes it.
    makers: BTreeMap<ObjectId<'a>, At>,
    /// For each table, the pieces that are parts or indexes of it.
    parts: BTreeMap<Key<'a>, Vec<At>>,
    /// For each table, the pieces that set its columns.
    settings: BTreeMap<Key<'a>, Vec<At>>,
    /// For each piece, those that it waits for.
    waits: Vec<BTreeSet<At>>,
    /// For each piece, those that wait for it.
    waiting: Vec<Vec<At>>,
    /// The pieces that are not made yet.
    left: BTreeSet<(Place, At)>,
    /// Those of them that wait for nothing.
    ready: BTreeSet<(Place, At)>,
    operations: Vec<Operation<'a>>,
}

impl<'s, 'a> Order<'s, 'a> {
    pub(super) fn new(schema: &'s Schema<'a>, arena: &'a Arena) -> Self {
        let pieces = schema.pieces(arena);
        let mut makers = BTreeMap::new();
        let mut parts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut settings: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (at, piece) in pieces.iter().enumerate() {
            // What changes a thing stands behind what makes it.
            makers.entry(piece.id).or_insert(at);
            if let Some(table) = piece.part_of() {
                parts.entry(table).or_default().push(at);
                if piece.id.noun == Noun::Column {
                    settings.entry(table).or_default().push(at);
                }
            }
        }
        let mut order = Self {
            schema,
            arena,
            waits: Vec::new(),
            waiting: vec![Vec::new(); pieces.len()],
            pieces: Vec::new(),
            makers,
            parts,
            settings,
            left: BTreeSet::new(),
            ready: BTreeSet::new(),
            operations: Vec::new(),
        };
        for piece in pieces {
            let waits = order.waits_of(&piece);
            order.push(piece, waits);
        }
        order
    }

    /// The operations that make all pieces.
    pub(super) fn operations(mut self) -> Vec<Operation<'a>> {
        while let Some((_, oldest)) = self.left.first().copied() {
            let ready = self.ready.first().map(|(_, at)| *at);
            // PostgreSQL knows no other circle of needs; were there one, its oldest would come first.
            let at = ready.or_else(|| self.open_circle()).unwrap_or(oldest);
            self.make(at);
        }
        self.operations
    }

    fn push(&mut self, piece: Piece<'s, 'a>, mut waits: BTreeSet<At>) {
        let at = self.pieces.len();
        waits.remove(&at);
        for other in &waits {
            self.waiting[*other].push(at);
        }
        self.left.insert((piece.place, at));
        if waits.is_empty() {
            self.ready.insert((piece.place, at));
        }
        self.pieces.push(piece);
        self.waits.push(waits);
    }

    fn waits_of(&self, piece: &Piece<'s, 'a>) -> BTreeSet<At> {
        let makers = piece.needs.iter().filter_map(|it| self.maker(*it));
        let mut waits: BTreeSet<At> = makers.collect();
        // What is set afterwards of a column would be set of those too that inherit it.
        if let Work::Table(table) = &piece.work {
            let parents = table.inherits_at_once().iter();
            let set = parents.filter_map(|it| self.settings.get(&Key::of(*it)));
            waits.extend(set.flatten());
        }
        // PostgreSQL finds what both have, and makes nothing of its own.
        if let Work::Operation(Operation::AttachPartition(it)) = &piece.work {
            let parts = [it.name, it.to].map(|it| self.parts.get(&Key::of(it)));
            waits.extend(parts.into_iter().flatten().flatten());
        }
        // What both have is one then.
        if let Work::Operation(Operation::AlterTable(it)) = &piece.work {
            let parents = it.changes.iter().filter_map(|change| match change {
                Change::Inherit(from) => Some(*from),
                _ => None,
            });
            let tables = parents.flat_map(|from| [from, it.table]);
            let parts = tables.filter_map(|it| self.parts.get(&Key::of(it)));
            waits.extend(parts.flatten());
        }
        waits
    }

    /// The piece that makes this, or that of which it is a part.
    fn maker(&self, id: ObjectId<'a>) -> Option<At> {
        let whole = |noun| {
            self.makers.get(&ObjectId {
                noun,
                part: "",
                ..id
            })
        };
        let wholes = [Noun::Table, Noun::View, Noun::MaterializedView];
        let own = self.makers.get(&id).filter(|_| id.noun != Noun::Column);
        let maker = own.or_else(|| match id.noun {
            Noun::Column | Noun::Constraint => wholes.into_iter().find_map(whole),
            _ => None,
        });
        maker.copied()
    }

    fn make(&mut self, at: At) {
        let operation = match self.pieces[at].work.clone() {
            Work::Operation(operation) => operation,
            Work::Table(table) => return self.make_table(at, table),
            Work::Part(change) | Work::Late(change) => self.alter(at, change),
        };
        self.operations.push(operation);
        self.made(at);
    }

    /// Makes a table with those of its parts that wait for it alone.
    fn make_table(&mut self, at: At, table: &Table<'a>) {
        let parts = self.parts.get(&table.key()).cloned().unwrap_or_default();
        let (with, late): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| {
            let alone = self.waits[*part].iter().all(|other| *other == at);
            alone && matches!(self.pieces[*part].work, Work::Part(_))
        });
        let late: Vec<_> = late.iter().map(|it| self.pieces[*it].id).collect();
        let create = table.create_without(self.schema, &late, self.arena);
        self.operations.push(Operation::CreateTable(create));
        self.made(at);
        with.into_iter().for_each(|part| self.made(part));
    }

    fn alter(&self, at: At, change: Change<'a>) -> Operation<'a> {
        let key = self.pieces[at].id.key;
        let name = Name {
            schema: Some(key.schema),
            name: key.name,
        };
        let table = self.schema.tables.get(&key).map_or(name, |it| it.name);
        let changes = self.arena.alloc_slice_copy(&[change]);
        Operation::AlterTable(AlterTable { table, changes })
    }

    fn made(&mut self, at: At) {
        let place = (self.pieces[at].place, at);
        self.left.remove(&place);
        self.ready.remove(&place);
        for other in std::mem::take(&mut self.waiting[at]) {
            self.waits[other].remove(&at);
            let place = (self.pieces[other].place, other);
            // A piece of an opened circle is made already.
            if self.waits[other].is_empty() && self.left.contains(&place) {
                self.ready.insert(place);
            }
        }
    }

    /// Finds something that needs itself by way of others and can be made without its texts; it gets them later.
    fn open_circle(&mut self) -> Option<At> {
        let mut left = self.left.iter().map(|(_, at)| *at);
        let found = left.find_map(|at| {
            let Work::Operation(operation) = self.pieces[at].work else {
                return None;
            };
            let (bare, later) = opened(operation, self.arena)?;
            let needs = bare.needs(self.schema).unwrap_or_default();
            let mut makers = needs.iter().filter_map(|it| self.maker(it.on));
            let waits = makers.any(|other| other != at && self.waits[at].contains(&other));
            (!waits && self.waits_for_itself(at)).then_some((at, bare.create(), later))
        });
        let (at, bare, later) = found?;
        let whole = &mut self.pieces[at];
        whole.work = Work::Operation(bare);
        let later = Piece::after(whole.id, later, whole.place.1);
        let waits = std::mem::take(&mut self.waits[at]);
        self.waiting.push(Vec::new());
        self.push(later, waits.into_iter().chain([at]).collect());
        Some(at)
    }

    fn waits_for_itself(&self, at: At) -> bool {
        let mut reached = BTreeSet::new();
        let mut next: Vec<At> = self.waits[at].iter().copied().collect();
        while let Some(other) = next.pop() {
            if reached.insert(other) {
                next.extend(&self.waits[other]);
            }
        }
        reached.contains(&at)
    }
}

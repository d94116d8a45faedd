//! The names that live, in a hash table that a `const fn` can keep.
//!
//! Entries are never removed: one that is dropped stays, so that a message can say who dropped it. A column keeps
//! its entry when it is renamed, so that constraints and indexes go on pointing at it.

use super::key::Key;
use super::kind::Kind;
use super::said::Said;
use crate::step::{ConstraintState, CreateRoutine, ExternalFunction, Timing};
use crate::types::Type;

/// The number of an entry.
pub(crate) type Id = usize;

/// No entry.
pub(crate) const NONE: Id = usize::MAX;

/// The mark of what others own, or hand-written SQL made.
pub(crate) const EXTERNAL: u8 = 1;
/// The mark of an identity column that takes no value from others; no column has row security.
pub(crate) const ALWAYS: u8 = 2;
/// The mark of a table whose policies hold.
pub(crate) const ROW_SECURITY: u8 = 2;
/// The mark of a table whose policies would hold for its owner too.
pub(crate) const FORCED: u8 = 4;
/// The mark of a table from which others inherited, perhaps until now.
pub(crate) const PARENT: u8 = 16;
/// The mark of a table that inherited from others, perhaps until now.
pub(crate) const CHILD: u8 = 64;
/// The mark of a column with a NOT NULL that has a name, valid or not.
pub(crate) const NOT_NULL: u8 = 4;
/// The mark of an index with a tablespace of its own.
pub(crate) const PLACED: u8 = 8;
/// The marks of a column whose default is a string, a number, `true` or `false`, and all of them.
pub(crate) const STRING: u8 = 16;
pub(crate) const NUMBER: u8 = 32;
pub(crate) const BOOLEAN: u8 = 64;
pub(crate) const LITERAL: u8 = STRING | NUMBER | BOOLEAN;
/// The mark of a publication of all tables.
pub(crate) const ALL_TABLES: u8 = 64;
/// The mark of a publication of partitions as their root.
pub(crate) const VIA_ROOT: u8 = 32;
/// The mark of a published table of which columns are listed.
pub(crate) const LISTED: u8 = 16;
/// The mark of a partitioned table of which only some rows or columns are published.
pub(crate) const PARTLY: u8 = 32;
/// The mark of the index that is the replica identity of its table.
pub(crate) const IDENTIFIES: u8 = 128;
/// The mark of the index that was the first of its table.
pub(crate) const FIRST: u8 = 32;

/// Whether an entry's object is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum State<'a> {
    Live,
    Dropped,
    /// What had this name has another one now.
    Renamed(&'a str),
    /// What was in this schema is in another one now.
    Moved(&'a str),
}

/// A name, and what it stands for.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) key: Key<'a>,
    pub(crate) kind: Kind,
    pub(crate) state: State<'a>,
    /// The migration that made it, as its place in the list.
    pub(crate) made: usize,
    /// The migration that dropped or renamed it.
    pub(crate) ended: usize,
    /// The table that a column, constraint or index belongs to.
    pub(crate) table: Id,
    /// The first and last that belong to this table.
    pub(crate) first: Id,
    pub(crate) last: Id,
    /// The next that belongs to the same table.
    pub(crate) next: Id,
    /// Its columns, as a piece of the edges: what a key or expression names, and by what a table is partitioned.
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// The end of the key of an index or constraint; what it carries and what its predicate names follows, up to `to`.
    pub(crate) key_to: usize,
    /// A foreign key's unique key; a unique constraint's index, and the other way round; an extension's schema; what makes a
    /// table a partition, and of that the table; the other table where one inherits.
    pub(crate) partner: Id,
    /// The last foreign key that refers to this table, and for a foreign key the one before it; where a table inherits, what
    /// says so of the other.
    pub(crate) referrer: Id,
    /// A column's type.
    pub(crate) ty: Type<'a>,
    /// Whether a column may be NULL; whether a table is partitioned.
    pub(crate) nullable: bool,
    /// Whether a generated column; whether an index can be the target of a foreign key; whether a table is unlogged;
    /// whether an extension is external; whether the labels of a type are entries, and whether a label was added later.
    pub(crate) flag: bool,
    /// Whether an index can become a key; whether a column or check is there only because the table inherits.
    pub(crate) keyable: bool,
    /// Whether an index or unique constraint takes one NULL for the other; whether a check is not inherited.
    pub(crate) alike: bool,
    /// Whether an identity column; whether the default partition; whether a trigger fires for each row.
    pub(crate) identity: bool,
    /// Whether a column with a default.
    pub(crate) defaulted: bool,
    /// Whether a generated column that is never stored; whether a trigger sees tables of changed rows.
    pub(crate) computed: bool,
    /// What else is said of it, as bits.
    pub(crate) marks: u8,
    /// The text of a check or predicate; of a column, its default where that is a literal.
    pub(crate) text: &'a str,
    /// When a constraint is checked, and whether it is.
    pub(crate) timing: Timing,
    pub(crate) validity: ConstraintState,
    /// How many columns have this type, or one of this extension; how many keys an index or the partition key of a
    /// table has.
    pub(crate) users: usize,
    /// The first link to what needs this, as its place plus one; 0 for none.
    pub(crate) needed: u32,
    /// Which keys of an index or a partition key are expressions, as bits: PostgreSQL allows 32 keys.
    pub(crate) expressions: u32,
    /// The step that made a routine.
    pub(crate) routine: Option<&'a CreateRoutine<'a>>,
    /// What was said of a function that others own.
    pub(crate) declared: Option<&'a ExternalFunction<'a>>,
    /// The constraint or index of the partitioned table that this one belongs to, or the check that this one is inherited
    /// from.
    pub(crate) of: Id,
    /// What partitions are compared by.
    pub(crate) said: Said<'a>,
    /// Of which type the default or the expression of a column is, as far as that is known.
    pub(crate) given: Option<&'a Type<'a>>,
    /// The names of the columns of an index of a partitioned table, joined, as they were when it was made.
    pub(crate) label: &'a str,
}

impl Entry<'_> {
    pub(crate) const EMPTY: Self = Self {
        key: Key::EMPTY,
        kind: Kind::Table,
        state: State::Dropped,
        made: 0,
        ended: 0,
        table: NONE,
        first: NONE,
        last: NONE,
        next: NONE,
        from: 0,
        to: 0,
        key_to: 0,
        partner: NONE,
        referrer: NONE,
        ty: Type::Boolean,
        nullable: false,
        flag: false,
        keyable: false,
        alike: false,
        identity: false,
        defaulted: false,
        computed: false,
        marks: 0,
        text: "",
        timing: Timing::Immediate,
        validity: ConstraintState::Valid,
        users: 0,
        needed: 0,
        expressions: 0,
        routine: None,
        declared: None,
        of: NONE,
        said: Said::Nothing,
        given: None,
        label: "",
    };

    pub(crate) const fn is_live(&self) -> bool {
        matches!(self.state, State::Live)
    }
}

/// All names of a history, over memory that the caller has.
pub(crate) struct Catalog<'a, 'm> {
    /// Open addressing: the number of an entry plus one, or 0. Its length is a power of two.
    pub(crate) slots: &'m mut [u32],
    /// The number of slots less one, for the part of a hash that says which one.
    pub(crate) mask: usize,
    /// Those to come are `None`: an array of entries with pointers in it is slow to change while the compiler runs.
    pub(crate) entries: &'m mut [Option<Entry<'a>>],
    pub(crate) len: usize,
    /// Columns that keys and expressions name.
    pub(crate) edges: &'m mut [u32],
    pub(crate) edges_len: usize,
    /// Who needs what, see [`needs`](Catalog::needs).
    pub(crate) links: &'m mut [Link],
    pub(crate) links_len: usize,
    /// The part of the object whose needs come next.
    pub(crate) part: usize,
    /// Room for the names that PostgreSQL gives to indexes of partitions.
    pub(crate) names: &'a mut [u8],
    /// The last extension of those of which nobody knows what functions they bring.
    pub(crate) unknown_extension: Id,
}

/// Puts the parts of neighbouring tables into slots apart; of 32 bits, so that the product with as many of a table's number fits.
const SPREAD: u64 = 0x9e37_79b1;

/// That an entry needs another: one of the list that begins at the other.
#[derive(Clone, Copy)]
pub(crate) struct Link {
    pub(crate) dependent: u32,
    /// The part of it that does, as its site; 0 where that does not matter.
    pub(crate) part: usize,
    /// The next of the list, as its place plus one; 0 for none.
    pub(crate) next: u32,
}

/// The part of a link that holds no more.
pub(crate) const RELEASED: usize = usize::MAX;
/// The part of a link to a range type that is needed for its multirange type alone.
pub(crate) const OF_SETS: usize = usize::MAX - 1;

impl Link {
    pub(crate) const NONE: Self = Self {
        dependent: 0,
        part: 0,
        next: 0,
    };
}

impl<'a> Catalog<'a, '_> {
    /// An entry.
    pub(crate) const fn at(&self, id: Id) -> &Entry<'a> {
        if let Some(entry) = &self.entries[id] {
            return entry;
        }
        &Entry::EMPTY
    }

    /// An entry, to be changed.
    #[expect(
        clippy::panic,
        reason = "numbers of entries come from `make`, which fills them"
    )]
    pub(crate) const fn at_mut(&mut self, id: Id) -> &mut Entry<'a> {
        if let Some(entry) = &mut self.entries[id] {
            return entry;
        }
        panic!("no entry has this number")
    }

    /// The entry of a name, live or not.
    pub(crate) const fn find(&self, key: &Key<'_>) -> Id {
        let slot = self.slots[self.slot(key)];
        if slot == 0 { NONE } else { slot as usize - 1 }
    }

    /// The entry of a name, if it is live.
    pub(crate) const fn live(&self, key: &Key<'_>) -> Id {
        let slot = self.slots[self.slot(key)];
        if slot != 0 {
            let id = slot as usize - 1;
            if let Some(entry) = &self.entries[id]
                && matches!(entry.state, State::Live)
            {
                return id;
            }
        }
        NONE
    }

    /// Makes a name live and gives its entry: a new one, or the one that a dropped object of the name left.
    pub(crate) const fn make(&mut self, key: Key<'a>, kind: Kind, table: Id, now: usize) -> Id {
        let slot = self.slot(&key);
        let mut fresh = Entry::EMPTY;
        fresh.key = key;
        fresh.kind = kind;
        fresh.state = State::Live;
        fresh.made = now;
        fresh.table = table;
        let id = self.len;
        self.entries[id] = Some(fresh);
        self.len += 1;
        self.slots[slot] = id as u32 + 1;
        self.adopt(table, id);
        id
    }

    /// Gives a live entry another name; the name until now stays behind, to say where it went.
    pub(crate) const fn rename(&mut self, id: Id, name: &'a str, now: usize) {
        let key = self.at(id).key.named(name);
        self.leave(id, State::Renamed(name), now);
        self.set_key(id, key);
    }

    /// Puts a live entry into another schema; the name until now stays behind, to say where it went.
    pub(crate) const fn change_schema(&mut self, id: Id, schema: &'a str, now: usize) {
        let key = self.at(id).key.at_home(schema);
        self.leave(id, State::Moved(schema), now);
        self.set_key(id, key);
    }

    /// Gives an entry another key. The slot of the old one stays taken, by what does not answer to it any more.
    pub(crate) const fn set_key(&mut self, id: Id, key: Key<'a>) {
        self.at_mut(id).key = key;
        let slot = self.slot(&key);
        self.slots[slot] = id as u32 + 1;
    }

    /// Leaves an entry behind that says what became of the one that has the name.
    const fn leave(&mut self, id: Id, state: State<'a>, now: usize) {
        let old = self.slot(&self.at(id).key);
        let ghost = self.len;
        self.entries[ghost] = Some(Entry {
            state,
            ended: now,
            next: NONE,
            ..*self.at(id)
        });
        self.len += 1;
        self.slots[old] = ghost as u32 + 1;
    }

    /// Gives a live routine another key; the name until now stays behind, to say where it went.
    pub(crate) const fn rekey(&mut self, id: Id, key: Key<'a>, now: usize) {
        let stays = self.at(id).key.home == key.home;
        let state = if stays {
            State::Renamed(key.name)
        } else {
            State::Moved(key.schema)
        };
        self.leave(id, state, now);
        self.set_key(id, key);
    }

    /// Makes an entry anew, so that what it needed until now is free; who needs it goes on needing it.
    pub(crate) const fn renew(&mut self, id: Id, now: usize) -> Id {
        let old = self.at(id);
        let (key, kind, table, needed) = (old.key, old.kind, old.table, old.needed);
        self.end(id, now);
        let new = self.make(key, kind, table, now);
        self.at_mut(new).needed = needed;
        new
    }

    /// Ends an entry.
    pub(crate) const fn end(&mut self, id: Id, now: usize) {
        self.at_mut(id).state = State::Dropped;
        self.at_mut(id).ended = now;
    }

    const fn adopt(&mut self, table: Id, child: Id) {
        if table == NONE {
            return;
        }
        let owner = self.at_mut(table);
        let last = owner.last;
        owner.last = child;
        if last == NONE {
            owner.first = child;
        } else {
            self.at_mut(last).next = child;
        }
    }

    /// Adds a column to the edges of the entry that is being filled.
    pub(crate) const fn edge(&mut self, column: Id) {
        self.edges[self.edges_len] = column as u32;
        self.edges_len += 1;
    }

    /// Keeps that one entry needs another, which so cannot go before it.
    pub(crate) const fn needs(&mut self, dependent: Id, on: Id) {
        self.links[self.links_len] = Link {
            dependent: dependent as u32,
            part: self.part,
            next: self.at(on).needed,
        };
        self.links_len += 1;
        self.at_mut(on).needed = self.links_len as u32;
    }

    /// Forgets what a part of an entry needs.
    pub(crate) const fn release(&mut self, dependent: Id, part: usize) {
        let mut i = 0;
        while i < self.links_len {
            if self.links[i].dependent as usize == dependent && self.links[i].part == part {
                self.links[i].part = RELEASED;
            }
            i += 1;
        }
    }

    /// Whether a key or expression names a column.
    pub(crate) const fn names(&self, id: Id, column: Id) -> bool {
        self.holds(self.at(id).from, self.at(id).to, column)
    }

    /// Whether a piece of the edges holds a column.
    pub(crate) const fn holds(&self, from: usize, to: usize, column: Id) -> bool {
        let mut i = from;
        while i < to {
            if self.edges[i] as usize == column {
                return true;
            }
            i += 1;
        }
        false
    }

    /// The slot of a name, or the free one where it would go.
    ///
    /// Two keys are the same when the hashes of their texts are: two of 64 bits, which two names of one history do not share
    /// by chance, and a text costs the compiler's interpreter a hundred times as much. There are no calls here, as most of
    /// the replay is spent here and one costs the interpreter as much as ten comparisons.
    const fn slot(&self, key: &Key<'_>) -> usize {
        let table = key.table as u32 as u64 * SPREAD;
        let place = key.spelled ^ key.home ^ table ^ key.space as u64;
        let mut slot = place as usize & self.mask;
        loop {
            let taken = self.slots[slot] as usize;
            if taken == 0 {
                return slot;
            }
            if let Some(entry) = &self.entries[taken - 1]
                && entry.key.spelled == key.spelled
                && entry.key.table == key.table
                && entry.key.home == key.home
                && entry.key.space as u8 == key.space as u8
            {
                return slot;
            }
            slot = (slot + 1) & self.mask;
        }
    }
}

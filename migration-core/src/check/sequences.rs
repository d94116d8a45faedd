//! Rules of sequences.
//!
//! A sequence that a column owns is a part of its table: it goes with the column, which is among its edges. What it
//! counts stands among the edges too, behind `key_to`, so that no other entry grows by it.

use super::catalog::{Entry, Id, NONE, State};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::{Text, qualified};
use crate::ident::Name;
use crate::step::{
    AlterSequence, CreateSequence, DropSequence, MoveSequence, RenameSequence, SequenceChange,
    SequenceNumbers, SequenceOptions, SequenceOwner, SequenceRestart, SequenceType,
};

/// How many edges a sequence takes: its column, and two for each number.
pub(super) const SEQUENCE_EDGES: usize = 1 + 2 * NUMBERS;
const NUMBERS: usize = 7;

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_sequence(&mut self, step: &CreateSequence<'a>) {
        self.in_known_schema(site::STEP, &step.name);
        let key = key(&step.name);
        let there = self.relation_or_type(&step.name);
        if there != NONE {
            self.taken(site::STEP, there);
            return;
        }
        let numbers = match SequenceNumbers::new(&step.options) {
            Ok(numbers) => numbers,
            Err(why) => return self.bad_sequence(&step.name, why),
        };
        let (table, column) = self.sequence_owner(&step.name, &step.owned_by);
        if !self.belongs_with(&step.name, "", table) {
            return;
        }
        let id = self.catalog.make(key, Kind::Sequence, table, self.now);
        self.own_sequence(id, column);
        self.count(id, &numbers);
    }

    pub(super) const fn alter_sequence(&mut self, step: &AlterSequence<'a>) {
        let mut i = 0;
        while i < step.changes.len() {
            let id = self.known_sequence(&step.name);
            if id == NONE {
                return;
            }
            match &step.changes[i] {
                SequenceChange::Options(options, restart) => {
                    self.recount(id, &step.name, options, restart);
                }
                SequenceChange::OwnedBy(owner) => self.hand_over(id, &step.name, owner),
                SequenceChange::Persistence(_) => {}
            }
            i += 1;
        }
    }

    pub(super) const fn rename_sequence(&mut self, step: &RenameSequence<'a>) {
        let id = self.known_sequence(&step.name);
        if id == NONE || self.named_in_text(site::STEP, id, id) {
            return;
        }
        let there = self.relation_or_type(&step.name.sibling(step.to));
        if there != NONE {
            self.taken(site::PART, there);
            return;
        }
        self.catalog.rename(id, step.to, self.now);
    }

    pub(super) const fn move_sequence(&mut self, step: &MoveSequence<'a>) {
        let id = self.known_sequence(&step.name);
        if id == NONE || self.named_in_text(site::STEP, id, id) {
            return;
        }
        if self.catalog.at(id).table != NONE {
            let why = "is owned by a column, and goes where its table goes; move that, or let no column own it";
            self.bad_sequence(&step.name, why);
            return;
        }
        if !self.has_place_in(step.schema, step.name.name) {
            return;
        }
        self.leaves_schema(id);
        self.catalog.change_schema(id, step.schema, self.now);
    }

    pub(super) const fn drop_sequence(&mut self, step: &DropSequence<'a>) {
        let id = self.known_sequence(&step.name);
        if id != NONE {
            self.end_object(site::STEP, id);
        }
    }

    /// The first sequence, from a part of a table on, that the table owns; or of those, that one of its columns owns.
    pub(super) const fn owned_sequence(&self, from: Id, column: Id) -> Id {
        let mut child = from;
        while child != NONE {
            let entry = self.catalog.at(child);
            if matches!(entry.kind, Kind::Sequence)
                && entry.is_live()
                && (column == NONE || self.catalog.names(child, column))
            {
                return child;
            }
            child = entry.next;
        }
        NONE
    }

    /// Whether others need a sequence that goes with a table, or with a column of it.
    pub(super) const fn sequences_are_needed(
        &mut self,
        site: usize,
        table: Id,
        column: Id,
    ) -> bool {
        let owner = if column == NONE { table } else { column };
        let mut owned = self.owned_sequence(self.catalog.at(table).first, column);
        while owned != NONE {
            if self.is_needed_beside(site, owned, owner) {
                return true;
            }
            owned = self.owned_sequence(self.catalog.at(owned).next, column);
        }
        false
    }

    /// Whether texts name sequences that go along with a table, and would go on naming them as they were.
    pub(super) const fn sequences_are_named(&mut self, table: Id) -> bool {
        let mut owned = self.owned_sequence(self.catalog.at(table).first, NONE);
        while owned != NONE {
            if self.named_in_text(site::STEP, owned, owned) {
                return true;
            }
            owned = self.owned_sequence(self.catalog.at(owned).next, NONE);
        }
        false
    }

    /// Whether others than a table, or than a column, need a sequence.
    const fn is_needed_beside(&mut self, site: usize, id: Id, owner: Id) -> bool {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let dependent = found.dependent as usize;
            let entry = self.catalog.at(dependent);
            let whole = match entry.key.space {
                Space::Body => entry.table,
                _ => dependent,
            };
            if entry.is_live() && whole != owner && self.catalog.at(whole).table != owner {
                let text = self.whose(Text::EMPTY, id).add(" is needed by ");
                let text = self.whose(text, dependent);
                self.refuse(site, text.add("; drop or change that first"));
                return true;
            }
            link = found.next;
        }
        false
    }

    /// The live entry of a sequence, or a refusal.
    pub(super) const fn known_sequence(&mut self, name: &Name<'_>) -> Id {
        let key = key(name);
        let id = self.catalog.live(&key);
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::Sequence) {
            return id;
        }
        let text = if id == NONE {
            self.missing(&key, Kind::Sequence)
        } else {
            let text = Text::EMPTY.name(name.name).add(" is ");
            let text = text.add(self.catalog.at(id).kind.one());
            text.add(", not a sequence")
        };
        self.refuse(site::STEP, text);
        NONE
    }

    /// The table and column that own a sequence, or none.
    const fn sequence_owner(
        &mut self,
        name: &Name<'_>,
        owner: &Option<SequenceOwner<'a>>,
    ) -> (Id, Id) {
        let Some(owner) = owner else {
            return (NONE, NONE);
        };
        if !equal(owner.table.schema(), name.schema()) {
            let why = "is not in the schema of the table that is to own it; make it there";
            self.bad_sequence(name, why);
            return (NONE, NONE);
        }
        let table = self.own_table(site::TABLE, &owner.table);
        if table == NONE {
            return (NONE, NONE);
        }
        match self.column(site::TABLE, table, owner.column) {
            NONE => (NONE, NONE),
            column => (table, column),
        }
    }

    const fn own_sequence(&mut self, id: Id, column: Id) {
        self.catalog.at_mut(id).from = self.catalog.edges_len;
        if column != NONE {
            self.catalog.edge(column);
        }
        self.catalog.at_mut(id).to = self.catalog.edges_len;
    }

    /// Gives a sequence to another column: a new entry of the same name, because an entry stays in its table's list.
    const fn hand_over(&mut self, id: Id, name: &Name<'_>, owner: &Option<SequenceOwner<'a>>) {
        let (table, column) = self.sequence_owner(name, owner);
        let (role, root) = (self.owner(id), self.root(id));
        if !self.belongs_with(name, role, table) {
            return;
        }
        let Entry {
            key,
            needed,
            made,
            key_to,
            ..
        } = *self.catalog.at(id);
        self.catalog.at_mut(id).state = State::Dropped;
        let new = self.catalog.make(key, Kind::Sequence, table, made);
        self.catalog.at_mut(new).needed = needed;
        self.catalog.at_mut(new).key_to = key_to;
        self.catalog.at_mut(new).partner = root;
        self.own_sequence(new, column);
        if table == NONE && !role.is_empty() {
            self.set_owner(new, role);
        }
    }

    /// Whether a sequence belongs to the role that the table belongs to which is to own it (`process_owned_by` in
    /// PostgreSQL's `sequence.c`), or a refusal.
    const fn belongs_with(&mut self, name: &Name<'_>, role: &str, table: Id) -> bool {
        if table == NONE || equal(self.owner(table), role) {
            return true;
        }
        let why = "and the table that is to own it belong to different roles; make it without `owned_by`, give it the \
             owner of the table, and then `owned_by`";
        self.bad_sequence(name, why);
        false
    }

    const fn recount(
        &mut self,
        id: Id,
        name: &Name<'_>,
        options: &SequenceOptions,
        restart: &Option<SequenceRestart>,
    ) {
        match self.counted(id).altered(options) {
            Ok(numbers) => {
                self.count(id, &numbers);
                if let Some(restart) = restart
                    && let Err(why) = numbers.goes_on(*restart)
                {
                    self.bad_sequence(name, why);
                }
            }
            Err(why) => self.bad_sequence(name, why),
        }
    }

    /// Keeps what a sequence counts.
    const fn count(&mut self, id: Id, numbers: &SequenceNumbers) {
        self.catalog.at_mut(id).key_to = self.catalog.edges_len;
        let ty = match numbers.ty {
            SequenceType::SmallInt => 0,
            SequenceType::Integer => 1,
            SequenceType::BigInt => 2,
        };
        let all: [i64; NUMBERS] = [
            ty,
            numbers.start,
            numbers.increment,
            numbers.min,
            numbers.max,
            numbers.cache,
            numbers.cycle as i64,
        ];
        let mut i = 0;
        while i < NUMBERS {
            self.catalog.edge((all[i] as u64 >> 32) as Id);
            self.catalog.edge((all[i] as u64 & u32::MAX as u64) as Id);
            i += 1;
        }
    }

    /// What a sequence counts.
    const fn counted(&self, id: Id) -> SequenceNumbers {
        let ty = match self.kept_number(id, 0) {
            0 => SequenceType::SmallInt,
            1 => SequenceType::Integer,
            _ => SequenceType::BigInt,
        };
        SequenceNumbers {
            ty,
            start: self.kept_number(id, 1),
            increment: self.kept_number(id, 2),
            min: self.kept_number(id, 3),
            max: self.kept_number(id, 4),
            cache: self.kept_number(id, 5),
            cycle: self.kept_number(id, 6) == 1,
        }
    }

    const fn kept_number(&self, id: Id, i: usize) -> i64 {
        let at = self.catalog.at(id).key_to + 2 * i;
        let (high, low) = (self.catalog.edges[at], self.catalog.edges[at + 1]);
        (((high as u64) << 32) | low as u64) as i64
    }

    const fn bad_sequence(&mut self, name: &Name<'_>, why: &str) {
        let text = qualified(Text::EMPTY.add("sequence "), name.schema(), name.name);
        self.refuse(site::STEP, text.add(" ").add(why));
    }
}

/// The key of a sequence, which shares the names of tables.
const fn key<'n>(name: &Name<'n>) -> Key<'n> {
    Key::in_schema(Space::Relation, name)
}

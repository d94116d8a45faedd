//! The names that PostgreSQL gives to the indexes of partitions.
//!
//! After `ChooseRelationName`, `ChooseIndexColumnNames` and `makeObjectName` in PostgreSQL's `commands/indexcmds.c`. A
//! `const fn` has no allocation, so the names stand in room that was counted before.

use super::catalog::{Catalog, Id, NONE};
use super::key::{Digits, Key, Space, constraint};
use super::replay::Replay;
use crate::ident::MAX_BYTES;
use crate::step::{IndexKey, KeyKind};

/// The most that the names of an index's columns can take before they are cut.
pub(super) const LABEL: usize = 2 * MAX_BYTES + 2;

/// The most columns of an index, `INDEX_MAX_KEYS` in PostgreSQL's `pg_config_manual.h`.
const MOST_KEYS: usize = 32;

/// A text that is being written.
struct Draft<const ROOM: usize> {
    bytes: [u8; ROOM],
    len: usize,
}

impl<const ROOM: usize> Draft<ROOM> {
    const EMPTY: Self = Self {
        bytes: [0; ROOM],
        len: 0,
    };

    /// Adds a text, as far as there is room.
    const fn add(mut self, text: &[u8]) -> Self {
        let mut i = 0;
        while i < text.len() && self.len < ROOM {
            self.bytes[self.len] = text[i];
            self.len += 1;
            i += 1;
        }
        self
    }

    const fn text(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

impl<'a> Catalog<'a, '_> {
    /// Keeps a text that was made here.
    #[expect(clippy::mem_replace_with_default, reason = "`take` is no `const fn`")]
    const fn keep(&mut self, text: &str) -> &'a str {
        let room = core::mem::replace(&mut self.names, &mut []);
        let (own, rest) = room.split_at_mut(text.len());
        self.names = rest;
        let mut i = 0;
        while i < text.len() {
            own[i] = text.as_bytes()[i];
            i += 1;
        }
        match core::str::from_utf8(own) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

impl<'a> Replay<'a, '_> {
    /// The first name of a partition's index that is not taken: by a relation, and for a constraint by one of its schema.
    pub(super) const fn name_part(
        &mut self,
        partition: Id,
        (columns, ending): (&str, &str),
        of_constraint: bool,
    ) -> &'a str {
        let mut number = 0;
        loop {
            let name = joined(self.catalog.at(partition).key.name, columns, ending, number);
            let key = constraint(partition, name.text());
            let relation = self.schema_key(Space::Relation, &key);
            let counted = of_constraint && self.is_counted(&key);
            if self.catalog.live(&relation) == NONE && !counted {
                return self.catalog.keep(name.text());
            }
            number += 1;
        }
    }

    /// Whether the indexes of a table may get partitions: a history that makes none has no room for names.
    const fn has_labels(&self, table: Id) -> bool {
        self.catalog.at(table).nullable && !self.catalog.names.is_empty()
    }

    /// The names of the columns of a key of a partitioned table, joined.
    pub(super) const fn label_of_columns(&mut self, table: Id, columns: &[&[&str]; 2]) -> &'a str {
        if !self.has_labels(table) {
            return "";
        }
        let mut names = Names::NONE;
        let mut i = 0;
        while i < 2 {
            let mut j = 0;
            while j < columns[i].len() {
                names = names.add(columns[i][j]);
                j += 1;
            }
            i += 1;
        }
        self.catalog.keep(names.joined().text())
    }

    /// The same of an index.
    pub(super) const fn label_of_keys(
        &mut self,
        table: Id,
        keys: &[IndexKey<'_>],
        include: &[&str],
    ) -> &'a str {
        if !self.has_labels(table) {
            return "";
        }
        let (mut names, mut i) = (Names::NONE, 0);
        while i < keys.len() {
            names = names.add(match &keys[i].kind {
                KeyKind::Column(name) => name,
                KeyKind::Expression(_) => keys[i].label,
            });
            i += 1;
        }
        i = 0;
        while i < include.len() {
            names = names.add(include[i]);
            i += 1;
        }
        self.catalog.keep(names.joined().text())
    }
}

/// The names of an index's columns, each with the number that tells it from those before.
struct Names<'n> {
    list: [(&'n str, usize); MOST_KEYS],
    len: usize,
}

impl<'n> Names<'n> {
    const NONE: Self = Self {
        list: [("", 0); MOST_KEYS],
        len: 0,
    };

    const fn add(mut self, name: &'n str) -> Self {
        if self.len == MOST_KEYS {
            return self;
        }
        let mut number = 0;
        while self.has(name, number) {
            number += 1;
        }
        self.list[self.len] = (name, number);
        self.len += 1;
        self
    }

    const fn has(&self, name: &str, suffix: usize) -> bool {
        let spelled = Key::global(Space::Column, name).numbered(suffix).spelled;
        let mut i = 0;
        while i < self.len {
            let (other, number) = self.list[i];
            let other = Key::global(Space::Column, other).numbered(number);
            if other.spelled == spelled {
                return true;
            }
            i += 1;
        }
        false
    }

    const fn joined(&self) -> Draft<LABEL> {
        let (mut draft, mut i) = (Draft::EMPTY, 0);
        while i < self.len && draft.len <= MAX_BYTES {
            if i > 0 {
                draft = draft.add(b"_");
            }
            let (name, number) = self.list[i];
            draft = draft.add(name.as_bytes());
            draft = draft.add(Digits::of(number).text());
            i += 1;
        }
        draft
    }
}

/// The table's name, the columns' and the ending with its number, joined by `_`; the longer of the first two is cut until
/// all fits.
const fn joined(table: &str, columns: &str, ending: &str, number: usize) -> Draft<MAX_BYTES> {
    let digits = Digits::of(number);
    let joints = if columns.is_empty() { 1 } else { 2 };
    let room = MAX_BYTES - ending.len() - digits.text().len() - joints;
    let (mut first, mut second) = (table.len(), columns.len());
    while first + second > room {
        if first > second {
            first -= 1;
        } else {
            second -= 1;
        }
    }
    let draft = Draft::EMPTY.add(clip(table, first)).add(b"_");
    let draft = if columns.is_empty() {
        draft
    } else {
        draft.add(clip(columns, second)).add(b"_")
    };
    draft.add(ending.as_bytes()).add(digits.text())
}

/// At most so many bytes, and no half letter.
const fn clip(name: &str, mut bytes: usize) -> &[u8] {
    while !name.is_char_boundary(bytes) {
        bytes -= 1;
    }
    name.as_bytes().split_at(bytes).0
}

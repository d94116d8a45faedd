//! Rules of the sequences of identity columns whose names steps say: they stand among tables and indexes.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;

impl<'a> Replay<'a, '_> {
    /// Gives the sequence of a new identity column its name, which is free.
    pub(super) const fn name_identity(&mut self, site: usize, column: Id, name: Option<&'a str>) {
        let Some(name) = name else { return };
        let table = self.catalog.at(column).table;
        let key = Key::global(Space::Relation, name).beside(&self.catalog.at(table).key);
        let mut there = self.catalog.live(&key);
        if there == NONE {
            let ty = Key::global(Space::Type, name).beside(&self.catalog.at(table).key);
            there = self.catalog.live(&ty);
        }
        if there != NONE {
            self.taken(site, there);
            return;
        }
        let from = self.catalog.edges_len;
        self.catalog.edge(column);
        let id = self
            .catalog
            .make(key, Kind::IdentitySequence, table, self.now);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).to = self.catalog.edges_len;
    }

    /// Frees the name of the sequence of a column that is no identity any more.
    pub(super) const fn end_identity_sequence(&mut self, column: Id) {
        let mut child = self.catalog.at(self.catalog.at(column).table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            if entry.is_live()
                && matches!(entry.kind, Kind::IdentitySequence)
                && self.catalog.names(child, column)
            {
                self.end_child(child);
            }
            child = next;
        }
    }
}

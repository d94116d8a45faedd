//! The columns that a table has because another has them, and what they need.

use super::catalog::{Id, LITERAL, NONE, RELEASED};
use super::key::{Key, Space, column};
use super::kind::Kind;
use super::replay::Replay;
use super::site;

impl<'a> Replay<'a, '_> {
    /// Gives a new partition the columns of its table.
    pub(super) const fn copy_columns(&mut self, table: Id, partition: Id) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let of = *self.catalog.at(child);
            if of.is_live() && matches!(of.kind, Kind::Column) {
                self.copy_column(child, partition);
            }
            child = of.next;
        }
        self.copy_generated(table, partition);
    }

    /// Gives a table a column that another has.
    pub(super) const fn copy_column(&mut self, of: Id, table: Id) -> Id {
        let of = *self.catalog.at(of);
        self.use_type(site::STEP, &of.ty);
        let key = column(table, of.key.name);
        let id = self.catalog.make(key, Kind::Column, table, self.now);
        let own = self.catalog.at_mut(id);
        (own.ty, own.nullable, own.text) = (of.ty, of.nullable, of.text);
        (own.flag, own.computed) = (of.flag, of.computed);
        (own.defaulted, own.said, own.given) = (of.defaulted, of.said, of.given);
        own.marks |= of.marks & LITERAL;
        self.copy_default(of.partner, id);
        id
    }

    /// Generated columns may name columns that stand after them.
    pub(super) const fn copy_generated(&mut self, table: Id, partition: Id) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let of = *self.catalog.at(child);
            if of.is_live() && matches!(of.kind, Kind::Column) && of.flag {
                let id = self.catalog.live(&column(partition, of.key.name));
                let from = self.copy_edges(of.from, of.to, partition);
                self.catalog.at_mut(id).from = from;
                self.catalog.at_mut(id).to = self.catalog.edges_len;
                self.copy_needs(child, id);
            }
            child = of.next;
        }
    }

    /// What the default of a column needs, another that has it needs too.
    const fn copy_default(&mut self, of: Id, id: Id) {
        if of == NONE {
            return;
        }
        let name = self.catalog.at(id).key.name;
        let key = Key::part(Space::Body, self.catalog.len, name);
        let body = self.catalog.make(key, Kind::Column, NONE, self.now);
        self.catalog.at_mut(body).table = id;
        self.catalog.at_mut(id).partner = body;
        self.copy_needs(of, body);
    }

    /// What one entry needs, another needs too.
    pub(super) const fn copy_needs(&mut self, of: Id, id: Id) {
        let (mut entry, mut seen) = (0, 0);
        let links = self.catalog.links_len;
        while entry < self.catalog.len && seen < links {
            let mut needed = self.catalog.at(entry).needed;
            let mut needs = false;
            while needed > 0 {
                let found = self.catalog.links[needed as usize - 1];
                needs |= found.dependent as usize == of && found.part != RELEASED;
                needed = found.next;
                seen += 1;
            }
            if needs {
                self.needs(id, entry);
            }
            entry += 1;
        }
    }

    /// The columns of a partition that are called as these of its table, behind all edges; gives where they begin.
    pub(super) const fn copy_edges(&mut self, from: usize, to: usize, partition: Id) -> usize {
        let start = self.catalog.edges_len;
        let mut edge = from;
        while edge < to {
            let name = self.catalog.at(self.catalog.edges[edge] as usize).key.name;
            let own = self.catalog.live(&column(partition, name));
            if own != NONE {
                self.catalog.edge(own);
            }
            edge += 1;
        }
        start
    }
}

//! Rules of the index whose columns logical replication tells of a changed row.
//!
//! PostgreSQL drops it like any other, and then tells nothing of the old row; here it stays while it is that.

use super::catalog::{IDENTIFIES, Id, NONE};
use super::kind::Kind;
use super::replay::Replay;
use super::text::Text;
use crate::step::ReplicaIdentity;

impl<'a> Replay<'a, '_> {
    pub(super) const fn identify_by(
        &mut self,
        site: usize,
        table: Id,
        identity: &ReplicaIdentity<'a>,
    ) {
        self.identify_by_none(table);
        let ReplicaIdentity::UsingIndex(name) = identity else {
            return;
        };
        let id = self.index_in(site, table, name);
        if id != NONE && self.tells_rows_apart(site, id) {
            self.catalog.at_mut(id).marks |= IDENTIFIES;
        }
    }

    const fn identify_by_none(&mut self, table: Id) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at_mut(child);
            if matches!(entry.kind, Kind::Index) {
                entry.marks &= !IDENTIFIES;
            }
            child = entry.next;
        }
    }

    /// Whether an index can be a replica identity (`ATExecReplicaIdentity` in PostgreSQL's `tablecmds.c`).
    const fn tells_rows_apart(&mut self, site: usize, index: Id) -> bool {
        let entry = *self.catalog.at(index);
        if !entry.flag {
            let text = self.whose(Text::EMPTY, index);
            let text =
                text.add(" does not tell rows apart: a replica identity takes a unique one ");
            let text =
                text.add("of columns, about all rows and partitions, that is not deferrable");
            self.refuse(site, text);
            return false;
        }
        let mut edge = entry.from;
        while edge < entry.key_to {
            let column = self.catalog.edges[edge] as usize;
            if self.catalog.at(column).nullable {
                let text = self.whose(Text::EMPTY, column).add(" allows NULL, ");
                let text =
                    text.add("which a replica identity does not; take its `Option` away first");
                self.refuse(site, text);
                return false;
            }
            edge += 1;
        }
        true
    }

    /// Refuses to take away, or to make a key of, the index that is the replica identity.
    pub(super) const fn identifies(&mut self, site: usize, index: Id) -> bool {
        if !self.is_marked(index, IDENTIFIES) {
            return false;
        }
        let text = self.whose(Text::EMPTY, index);
        let text = text.add(" is the replica identity of its table; set another one first");
        self.refuse(site, text);
        true
    }

    /// Refuses to take away a column of the replica identity, or to let it be NULL.
    pub(super) const fn identifies_by(&mut self, site: usize, table: Id, column: Id) -> bool {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            let is_index = entry.is_live() && matches!(entry.kind, Kind::Index);
            if is_index && self.catalog.names(child, column) && self.identifies(site, child) {
                return true;
            }
            child = next;
        }
        false
    }
}
